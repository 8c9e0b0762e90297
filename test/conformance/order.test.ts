import type { OperationFacts } from "revokit";
import { expect, test } from "vitest";
import { inOrder } from "../../scripts/conformance/runner/run.ts";
import { compile } from "../mock/compile.ts";

const responses = { "204": { description: "OK." } };
const { facts } = compile({ paths: { "/things": { get: { operationId: "listThings", responses } } } });

test("operations that read are checked first, and those that remove last", () => {
  const methods = ["DELETE", "PATCH", "PUT", "POST", "QUERY", "TRACE", "OPTIONS", "HEAD", "GET"] as const;
  const operations = methods.flatMap((method) =>
    Object.values(facts.operations).map((each): [string, OperationFacts] => [method, { ...each, method }]),
  );
  const order = inOrder(Object.fromEntries(operations)).map(([method]) => method);

  expect(order.slice(0, 5).toSorted()).toEqual(["GET", "HEAD", "OPTIONS", "QUERY", "TRACE"]);
  expect(order.slice(5)).toEqual(["POST", "PUT", "PATCH", "DELETE"]);
});
