import type { OperationFacts, SecurityScheme } from "revokit";
import { isSafe } from "../../runner/safe-methods.ts";

/** Whether an operation needs a credential, and the document says how a wrong one is refused. */
export function documentsUnauthorized(operation: OperationFacts): boolean {
  const isNeeded = operation.security.length > 0 && operation.security.every((schemes) => schemes.length > 0);
  return isNeeded && ["401", "4XX", "default"].some((key) => key in operation.responses);
}

/** The schemes of HTTP authentication (RFC 9110, 11) among others. */
export function httpSchemes(schemes: readonly SecurityScheme[]): readonly SecurityScheme[] {
  return schemes.filter(({ in: place, scheme }) => place === "header" && scheme !== undefined);
}

/** Whether the document says how a bad request is refused. */
export function documentsRefusal({ responses }: OperationFacts): boolean {
  return ["400", "422", "4XX", "default"].some((key) => key in responses);
}

/** Whether the document describes a success that some value can satisfy. */
export function documentsSuccess({ responses }: OperationFacts): boolean {
  return Object.entries(responses).some(([key, { content }]) => {
    const bodies = Object.values(content);
    return (
      /^[23]|^default$/.test(key) &&
      (bodies.length === 0 || bodies.some(({ examples }) => Object.keys(examples).length > 0))
    );
  });
}

/** Whether an operation may change something. */
export function mayTakeEffect({ method }: OperationFacts): boolean {
  return !isSafe(method);
}

/** Whether an operation has an idempotency key. */
export function hasKey({ idempotency }: OperationFacts): boolean {
  return idempotency !== undefined;
}

/**
 * Whether an operation has a resource, and the document says what is answered if it does not exist. A `default` does not say
 * that this is a 404.
 */
export function documentsNotFound({ parameters, responses }: OperationFacts): boolean {
  return parameters.some((each) => each.in === "path") && ("404" in responses || "4XX" in responses);
}
