import { expect, test } from "vitest";
import { compareContracts } from "../../scripts/diff/contracts.ts";
import { narrowedKeywords } from "../../scripts/diff/constraints.ts";
import { adviseVersion } from "../../scripts/diff/version.ts";
import type { Constraints, Contract, Operation, Parameter } from "../../src/contract.ts";

const parameter: Parameter = { name: "id", in: "path", required: true, schema: { type: ["string"] } };
const operation: Operation = {
  method: "PUT",
  path: "/users/{id}",
  parameters: [parameter],
  requestBody: { required: false, content: ["application/json"] },
  responses: { "200": ["application/json"] },
  credential: { header: "Authorization", scheme: "Bearer" },
};
const { requestBody: _body, ...withoutBody } = operation;
const { credential: _credential, ...open } = operation;

const contract = (operations: Record<string, Operation>, servers = ["https://users.test"]): Contract => ({
  name: "users",
  title: "Users",
  version: "1",
  servers,
  operations,
});

/** What a change of the one operation means, as `impact message`. */
function changesOf(before: Operation, after: Operation): string[] {
  return compareContracts(contract({ put: before }), contract({ put: after })).map(
    ({ impact, message }) => `${impact} ${message}`,
  );
}

test.each<readonly [string, Operation, Operation, readonly string[]]>([
  ["nothing", operation, operation, []],
  ["a parameter that is gone", operation, { ...operation, parameters: [] }, ['breaking The parameter "id" is gone.']],
  [
    "a parameter that became optional",
    operation,
    { ...operation, parameters: [{ ...parameter, required: false }] },
    ['additive The parameter "id" is optional now.'],
  ],
  [
    "a parameter that became required",
    { ...operation, parameters: [{ ...parameter, required: false }] },
    operation,
    ['breaking The parameter "id" is required now.'],
  ],
  [
    "a parameter that is called otherwise as an argument",
    operation,
    { ...operation, parameters: [{ ...parameter, argument: "path_id" }] },
    ['breaking The parameter "id" is gone.', 'breaking The required parameter "path_id" is new.'],
  ],
  ["a body that is gone", operation, withoutBody, ["breaking The request body is gone."]],
  ["a body that may come", withoutBody, operation, ["additive A request body is taken."]],
  [
    "a body that must come",
    withoutBody,
    { ...operation, requestBody: { required: true, content: [] } },
    ["breaking A request body is taken."],
  ],
  ["no body before and after", withoutBody, withoutBody, []],
  [
    "a body that became required, of another media type",
    operation,
    { ...operation, requestBody: { required: true, content: ["text/plain"] } },
    [
      "breaking The media type application/json of the request body is gone.",
      "additive The media type text/plain of the request body is new.",
      "breaking The body is required now.",
    ],
  ],
  [
    "a body that became optional",
    { ...operation, requestBody: { required: true, content: ["application/json"] } },
    operation,
    ["additive The body is optional now."],
  ],
  [
    "a new status, and a new media type of one",
    operation,
    { ...operation, responses: { "200": ["application/json", "text/plain"], "409": [] } },
    ["additive The media type text/plain of the status 200 is new.", "additive The status 409 is new."],
  ],
  ["a credential that is asked for", open, operation, ["breaking A credential is asked for."]],
  ["a credential that is no longer asked for", operation, open, []],
  [
    "a credential in another header",
    operation,
    { ...operation, credential: { header: "X-Key" } },
    ["breaking The credential goes elsewhere."],
  ],
  [
    "other promises of the server",
    operation,
    { ...operation, idempotency: { header: "Idempotency-Key" }, onRepeat: { status: "409" } },
    ["neutral What it says of idempotency has changed.", "neutral What it says of onRepeat has changed."],
  ],
])("of an operation, %s is told", (_, before, after, expected) => {
  expect(changesOf(before, after)).toEqual(expected);
});

test("operations that are new, gone or renamed, and other servers, are told", () => {
  const other = { ...operation, path: "/users" };
  const before = contract({ put: operation, list: other });
  const after = contract({ save: operation, find: { ...other, method: "GET" } }, ["https://people.test"]);
  expect(compareContracts(before, after)).toEqual([
    { api: "users", operation: "put", impact: "breaking", message: 'The operation is called "save" now.' },
    { api: "users", operation: "list", impact: "breaking", message: "The operation is gone." },
    { api: "users", operation: "find", impact: "additive", message: "The operation is new." },
    { api: "users", impact: "neutral", message: "The servers are others." },
  ]);
});

test.each<readonly [before: Constraints, after: Constraints, narrowed: readonly string[]]>([
  [{}, {}, []],
  [{}, { type: ["string"] }, ["type"]],
  [{ type: ["string", "null"] }, { type: ["string"] }, ["type"]],
  [{ type: ["string"] }, { type: ["string", "null"] }, []],
  [{ type: ["integer"] }, { type: ["number"] }, []],
  [{ type: ["number"] }, { type: ["integer"] }, ["type"]],
  [{ enum: ["a", "b"] }, { enum: ["a"] }, ["enum"]],
  [{ enum: ["a"] }, { enum: ["a", "b"] }, []],
  [{}, { enum: ["a"] }, ["enum"]],
  [{ pattern: /a/u }, { pattern: /a/u }, []],
  [{ pattern: /a/u }, { pattern: /b/u }, ["pattern"]],
  [{ pattern: /a/u }, {}, []],
  [{ multipleOf: 2 }, { multipleOf: 2 }, []],
  [{}, { multipleOf: 2 }, ["multipleOf"]],
  [{ minLength: 1 }, { minLength: 2 }, ["minLength"]],
  [{ minLength: 2 }, { minLength: 1 }, []],
  [{ minLength: 2 }, {}, []],
  [{}, { minimum: 0 }, ["minimum"]],
  [{ maxItems: 2 }, { maxItems: 1 }, ["maxItems"]],
  [{ maximum: 1 }, { maximum: 2 }, []],
  [{}, { exclusiveMaximum: 2 }, ["exclusiveMaximum"]],
  [{}, { items: { maxLength: 2 } }, ["items.maxLength"]],
  [{ items: { maxLength: 2 } }, { items: { maxLength: 2 } }, []],
])("after %j, %j takes less by %j", (before, after, narrowed) => {
  expect(narrowedKeywords(before, after)).toEqual(narrowed);
});

test("a version that was raised further than it must is enough, and without a change any is", () => {
  expect(adviseVersion("1.2.3", "1.10.0", ["additive"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3-rc.1", "1.3.0+build", ["additive"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3", "1.2.3", [])).toMatchObject({ required: "1.2.3", isEnough: true });
});
