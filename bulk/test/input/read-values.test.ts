import type { CallListener, ParameterFacts, RequestBodyFacts, SchemaFacts } from "revokit";
import { describe, expect, test } from "vitest";
import { readOperation } from "../../src/api/read-operation.ts";
import { kirim } from "../../src/index.ts";
import { createCheck } from "../../src/input/check-row.ts";
import { readValues } from "../../src/input/read-values.ts";

const OPERATION = "revokeSetupLink";

/** Kirim, where the operation has these parts instead of its own. */
function apiWith(own: { readonly parameters?: readonly ParameterFacts[]; readonly requestBody?: RequestBodyFacts }) {
  const { facts } = kirim;
  const { [OPERATION]: operation } = facts.operations;
  if (operation === undefined) throw new Error(`There is no ${OPERATION}.`);
  return { ...kirim, facts: { ...facts, operations: { [OPERATION]: { ...operation, parameters: [], ...own } } } };
}

function bodyIn(...mediaTypes: readonly (readonly [mediaType: string, schema: SchemaFacts])[]) {
  const content = Object.fromEntries(mediaTypes.map(([mediaType, schema]) => [mediaType, { schema }]));
  return apiWith({ requestBody: { required: true, content } });
}

function parameterOf(schema: SchemaFacts) {
  const usual = { in: "query", required: false, style: "form", explode: true, allowReserved: false } as const;
  return apiWith({ parameters: [{ ...usual, name: "value", schema }] });
}

const STRING: SchemaFacts = { type: ["string"] };
const INTEGER: SchemaFacts = { type: ["integer"] };

describe("a cell of a CSV file", () => {
  test.each<[schema: SchemaFacts, cell: string, value: unknown]>([
    [STRING, '"hello"', "hello"],
    [{ type: ["string", "null"] }, "null", null],
    [{ type: ["string", "object"] }, '{"a":1}', { a: 1 }],
    [{ type: ["number", "null"] }, "null", null],
    [{ anyOf: [STRING, INTEGER] }, "5", 5],
    [{ enum: ["a", "b"] }, '"a"', "a"],
  ])("that holds a JSON body is read as JSON, whatever the type: %j", (schema, cell, value) => {
    const operation = readOperation(bodyIn(["application/json", schema]), OPERATION);
    expect(readValues(operation, { body: cell }, true)).toEqual({ args: { body: value } });
  });

  test("of a parameter that begins or ends with a blank is refused: it would name another resource", () => {
    const operation = readOperation(parameterOf(STRING), OPERATION);
    expect(readValues(operation, { value: " csl_1" }, true)).toEqual({
      problem: "value begins or ends with a blank: write it as JSON if it is meant",
    });
    expect(readValues(operation, { value: " csl_1" }, false)).toEqual({ args: { value: " csl_1" } });
  });

  test("that is not JSON is refused as a JSON body, also as a string", () => {
    const operation = readOperation(bodyIn(["application/problem+json", STRING]), OPERATION);
    expect(readValues(operation, { body: "hello" }, true)).toEqual({ problem: "body is not JSON" });
  });

  test.each(["text/plain", "application/xml"])("that holds a body in %s is sent unchanged", (mediaType) => {
    const operation = readOperation(bodyIn([mediaType, STRING]), OPERATION);
    expect(readValues(operation, { body: '"a"' }, true)).toEqual({ args: { body: '"a"' } });
  });

  test.each<[schema: SchemaFacts, cell: string, value: unknown]>([
    [{ anyOf: [INTEGER, { type: ["null"] }] }, "5", 5],
    [{ anyOf: [{ type: ["boolean"] }, { type: ["null"] }] }, "true", true],
    [{ anyOf: [{ type: ["array"], items: INTEGER }, INTEGER] }, "[1,2]", [1, 2]],
    [{ anyOf: [{ anyOf: [INTEGER, { enum: [true] }] }, { type: ["null"] }] }, "true", true],
    [{ enum: [1, 2] }, "2", 2],
    [{ anyOf: [STRING, INTEGER] }, "5", "5"],
    [{ anyOf: [{}, INTEGER] }, "5", "5"],
    [{}, "5", "5"],
  ])("that holds a parameter is read by all types that its schema allows: %j", (schema, cell, value) => {
    const operation = readOperation(parameterOf(schema), OPERATION);
    expect(readValues(operation, { value: cell }, true)).toEqual({ args: { value } });
  });
});

const ENDED = { type: "call_ended", api: "kirim", operationId: OPERATION, callId: 1, duration: 1 } as const;
const ATTEMPT = { number: 1, class: "applied", ending: "response", status: 200, duration: 1 } as const;

/** A client that sends anything. */
const createClient = () => ({
  [OPERATION]: (_: object, { onEvent }: { readonly onEvent: CallListener }) => {
    onEvent({ ...ENDED, outcome: "applied", attempts: [ATTEMPT], status: 200, requestId: undefined });
    return Promise.resolve({});
  },
});

const TEXT = ["text/plain", STRING] as const;
const OBJECT = ["application/json", { type: ["object"] }] as const;

test.each([
  { content: [TEXT, OBJECT], order: "before" },
  { content: [OBJECT, TEXT], order: "after" },
])("text is not checked as the JSON that a document allows $order it", async ({ content }) => {
  const api = bodyIn(...content);
  const operation = readOperation(api, OPERATION);
  const own = { method: "POST", path: "/", parameters: {}, responses: {} } as const;
  const requestBody = { "application/json": () => [{ pointer: "", keyword: "type", rule: "must be an object" }] };
  const check = createCheck({ ...api, validators: { [OPERATION]: { ...own, requestBody } }, createClient }, operation);
  expect(await check({ body: "hello" })).toBeUndefined();
  expect(await check({ body: {} })).toBe("body must be an object");
});
