import { expect, test } from "vitest";
import { contractOf } from "../../src/api/contract.ts";
import { readOperation } from "../../src/api/read-operation.ts";
import { natural } from "../../src/index.ts";

/** The contract of an operation whose idempotency key is in a header. */
function contractWith(header: string): string {
  const [[id, operation] = []] = Object.entries(natural.facts.operations);
  if (id === undefined || operation?.idempotency === undefined) throw new Error("There is no operation with a key.");
  const changed = { ...operation, idempotency: { ...operation.idempotency, header } };
  return contractOf(readOperation({ ...natural, facts: { ...natural.facts, operations: { [id]: changed } } }, id));
}

test("a key in another header is another contract: a server has never seen it there", () => {
  expect(contractWith("X-Request-Key")).not.toBe(contractWith("Idempotency-Key"));
  expect(contractWith("idempotency-key")).toBe(contractWith("Idempotency-Key"));
});
