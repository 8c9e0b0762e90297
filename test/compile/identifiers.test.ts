import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import { notesOn, OK } from "../support/send-request.ts";

const LIST = "https://example.com/schemas/list.json";
const one = { $anchor: "one", type: "integer" };

test.each([LIST, "#/components/schemas/List"])("the schema of a parameter is found by %s", ($ref) => {
  const schemas = { List: { $id: LIST, type: "array", items: { $ref: "#one" }, $defs: { one } } };
  const parameters = [{ name: "ids", in: "query", style: "pipeDelimited", explode: false, schema: { $ref } }];
  const paths = { "/x": { get: { operationId: "read", parameters, responses: OK } } };
  const document = { openapi: "3.1.1", info: { title: "Any", version: "1" }, components: { schemas }, paths };
  const { facts } = compileInMemory("any", normalizeDocument(document as object as OpenApiDocument));
  expect(facts.operations["read"]?.parameters[0]?.schema).toEqual({ type: ["array"], items: { type: ["integer"] } });
});

test("what a parameter may hold is noted also if its schema is found by its anchor", () => {
  const schemas = { Tree: { $anchor: "tree", type: "object", properties: { next: { type: "object" } } } };
  const parameters = [{ name: "filter", in: "query", schema: { $ref: "#tree" } }];
  expect(notesOn({ components: { schemas }, paths: { "/x": { get: { parameters, responses: OK } } } })).toContain(
    '#/paths/~1x/get The query parameter "filter" may hold nested values, for which the style form has no form. Calls with one are refused.',
  );
});
