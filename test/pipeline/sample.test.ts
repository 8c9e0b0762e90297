import type { Oas3_1Schema } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../scripts/compile/document.ts";
import { sample } from "../../scripts/compile/sample.ts";

const schemas: Record<string, Oas3_1Schema> = {
  Id: { type: "string", minLength: 3 },
  Tree: { type: "object", required: ["left"], properties: { left: { $ref: "#/components/schemas/Tree" } } },
};
const document: OpenApiDocument = { openapi: "3.1.1", info: { title: "Any", version: "1" }, components: { schemas } };

test.each<[string, Schema, unknown]>([
  ["what is required", { type: "object", required: ["a"], properties: { a: { type: "boolean" }, b: {} } }, { a: true }],
  ["the schema's own example", { type: "string", minLength: 3, example: "abc" }, "abc"],
  ["the first of the schema's examples", { type: "string", examples: ["one", "two"] }, "one"],
  ["anything where it is not described", { type: "object", required: ["a"] }, { a: null }],
  ["a default", { type: "integer", default: 7 }, 7],
  ["one of an enum", { type: "string", enum: ["x", "y"] }, "x"],
  ["a constant", { const: 4 }, 4],
  ["a number that is large enough", { type: "number", exclusiveMinimum: 2 }, 3],
  ["as many items as there must be", { type: "array", minItems: 2, items: { type: "integer" } }, [0, 0]],
  ["a string of a format", { type: "string", format: "uuid" }, "00000000-0000-4000-8000-000000000000"],
  ["what is referred to", { $ref: "#/components/schemas/Id" }, "aaa"],
  [
    "all of several parts",
    {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/Id" } } },
        { type: "object", required: ["b"], properties: { b: { type: "null" } } },
      ],
    },
    { a: "aaa", b: null },
  ],
  [
    "the first alternative that there is a value of",
    { oneOf: [{ type: "string", pattern: "^x$" }, { type: "boolean" }] },
    true,
  ],
])("a sample holds %s", (_, schema, expected) => {
  expect(sample(document, schema)).toEqual(expected);
});

test.each<[string, Schema]>([
  ["a pattern", { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "^x$" } } }],
  ["alternatives of patterns", { oneOf: [{ type: "string", pattern: "^x$" }] }],
  ["a list of a pattern", { type: "array", minItems: 1, items: { type: "string", pattern: "^x$" } }],
  ["a number below zero", { type: "number", maximum: -1 }],
  ["a schema that requires itself", { $ref: "#/components/schemas/Tree" }],
])("there is no sample of %s", (_, schema) => {
  expect(sample(document, schema)).toBeUndefined();
});
