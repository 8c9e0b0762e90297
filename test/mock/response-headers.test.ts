import { createMock } from "revokit/mock";
import { expect, test } from "vitest";
import { answerEveryOperation } from "./answer-every-operation.ts";
import { BASE, compile } from "./compile.ts";

const object = { type: "object", required: ["a"], properties: { a: { type: "integer", minimum: 1 } } };

test("required headers of every form are answered as their own checks read them", async () => {
  const headers = {
    "X-List": { required: true, schema: { type: "array", minItems: 2, items: { type: "integer" } } },
    "X-Object": { required: true, schema: object },
    "X-Pairs": { required: true, explode: true, schema: object },
    "X-Json": { required: true, content: { "application/json": { schema: object } } },
    "X-Text": { required: true, content: { "text/plain": { schema: { type: "string" } } } },
  };
  const responses = { 204: { description: "Done.", headers } };
  const api = compile({ paths: { "/x": { get: { operationId: "read", responses } } } });
  expect((await answerEveryOperation(api)).misses).toEqual([]);
  const answer = await createMock({ apis: [api] }).fetch(`${BASE}/x`);
  expect([answer.headers.get("x-object"), answer.headers.get("x-pairs"), answer.headers.get("x-json")]).toEqual([
    "a,1",
    "a=1",
    '{"a":1}',
  ]);
});
