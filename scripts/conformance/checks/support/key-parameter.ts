import type { OperationFacts, ParameterFacts } from "revokit";

/** The parameter of an operation's idempotency key; `undefined` if it takes no key. */
export function keyParameter({ parameters, idempotency }: OperationFacts): ParameterFacts | undefined {
  return parameters.find(({ in: place, name }) => place === "header" && name === idempotency?.header);
}
