import type { OperationFacts } from "revokit";

/** Whether a request that may have taken effect may be sent again. */
export function isSafeToRetry({ method, idempotency }: OperationFacts): boolean {
  return idempotency !== undefined || !["POST", "PATCH"].includes(method);
}
