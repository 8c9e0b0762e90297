import type { OperationFacts } from "revokit";

/** Whether a request that may have taken effect may be sent again. */
export function isRepeatable({ method, idempotency }: OperationFacts): boolean {
  return idempotency !== undefined || !["POST", "PATCH"].includes(method);
}
