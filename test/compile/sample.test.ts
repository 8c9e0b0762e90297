import type { Oas3_1Schema } from "@redocly/openapi-core";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../scripts/compile/document.ts";
import { isValid, sample } from "../../scripts/compile/sample.ts";
import { combinations } from "../../scripts/compile/samples/variations.ts";
import { AjvJudge } from "../support/ajv-judge.ts";

const schemas: Record<string, Oas3_1Schema> = {
  Id: { type: "string", minLength: 3 },
  Tree: { type: "object", required: ["left"], properties: { left: { $ref: "#/components/schemas/Tree" } } },
  List: { type: "array", minItems: 1, items: { oneOf: [{ $ref: "#/components/schemas/List" }, { type: "string" }] } },
};
const judged = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { ...schema }]));
const document: OpenApiDocument = { openapi: "3.1.1", info: { title: "Any", version: "1" }, components: { schemas } };

/** The formats whose values all have more than 20 characters. */
const NEVER_SHORT = new Set(["uuid"]);

test.each<[string, Schema, unknown]>([
  ["what is required", { type: "object", required: ["a"], properties: { a: { type: "boolean" }, b: {} } }, { a: true }],
  ["the schema's own example", { type: "string", minLength: 3, example: "abc" }, "abc"],
  ["the first of the schema's examples", { type: "string", examples: ["one", "two"] }, "one"],
  ["any value if nothing is described", { type: "object", required: ["a"] }, { a: null }],
  ["a default", { type: "integer", default: 7 }, 7],
  ["one of an enum", { type: "string", enum: ["x", "y"] }, "x"],
  ["a constant", { const: 4 }, 4],
  ["a number that is large enough", { type: "number", exclusiveMinimum: 2 }, 3],
  ["as many items as there must be", { type: "array", minItems: 2, items: { type: "integer" } }, [1, 1]],
  ["a string of a format", { type: "string", format: "uuid" }, "a08ff49b-6f77-4263-8716-c43069c43a8c"],
  ["what is referred to", { $ref: "#/components/schemas/Id" }, "text"],
  [
    "all of several parts",
    {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/Id" } } },
        { type: "object", required: ["b"], properties: { b: { type: "null" } } },
      ],
    },
    { a: "a a", b: null },
  ],
  [
    "the first alternative that has a value",
    { oneOf: [{ type: "string", pattern: "^x$", maxLength: 0 }, { type: "boolean" }] },
    true,
  ],
  [
    "each of several properties of one schema",
    {
      type: "object",
      properties: { a: { $ref: "#/components/schemas/Id" }, b: { $ref: "#/components/schemas/Id" } },
    },
    { a: "a a", b: "b b" },
  ],
  ["bytes in base 64", { type: "string", format: "byte" }, "dGV4dA=="],
  ["a text that matches a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d+$" }, "ANZ-26749"],
  ["a number below zero", { type: "number", maximum: -1 }, -1],
  ["a multiple", { type: "integer", minimum: 1, multipleOf: 5 }, 5],
  [
    "different items if they must be unique",
    { type: "array", minItems: 2, uniqueItems: true, items: { enum: ["a", "a", "b"] } },
    ["a", "b"],
  ],
  [
    "what a tuple has",
    { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2 },
    ["text", 1],
  ],
  ["what an array contains", { type: "array", contains: { const: 5 } }, [5]],
  [
    "as many members as there must be",
    { type: "object", minProperties: 1, additionalProperties: { type: "integer" } },
    { key: 1 },
  ],
  [
    "the result of a condition",
    {
      type: "object",
      required: ["t"],
      properties: { t: { enum: ["a", "b"] }, x: { type: "integer" } },
      if: { properties: { t: { const: "a" } } },
      then: { required: ["x"] },
    },
    { t: "a", x: 1 },
  ],
  [
    "the properties that a property requires",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer" }, b: { type: "string" }, c: { type: "string" }, d: { type: "boolean" } },
      dependentSchemas: { a: { required: ["b"] } },
      dependentRequired: { b: ["c"] },
      maxProperties: 3,
    },
    { a: 1, b: "b", c: "c" },
  ],
  ["nothing that is excluded", { type: "string", not: { const: "text" } }, "a"],
  [
    "no property that is only sent",
    { type: "object", properties: { a: { type: "boolean" }, pw: { type: "string", writeOnly: true } } },
    { a: true },
  ],
  [
    "a repeated value that all parts allow",
    {
      allOf: [
        { required: ["k"], properties: { k: { enum: ["x", "y"] } } },
        { properties: { k: { type: "string", minLength: 1 } } },
      ],
    },
    { k: "x" },
  ],
])("a sample has %s, and Ajv accepts it", (_, schema, expected) => {
  const sampled = sample(document, schema);
  expect(sampled).toEqual(expected);
  expect(new AjvJudge(judged).accepts({ ...schema }, sampled)).toBe(true);
});

const words = Array.from({ length: 40 }, (_, index) => `word ${index}`);
const unique = (least: number, items: Oas3_1Schema): Oas3_1Schema => ({
  type: "array",
  uniqueItems: true,
  minItems: least,
  items,
});

test.each<[string, Schema]>([
  ["the last of many values, which another part selects", { allOf: [{ enum: words }, { enum: words.slice(-1) }] }],
  ["the last of many values, which a pattern selects", { allOf: [{ enum: words }, { pattern: "39$" }] }],
  [
    "one of many values, which the last alternative allows",
    { allOf: [{ enum: words.slice(0, 20) }, { anyOf: [{ pattern: "x" }, { pattern: "y" }, { pattern: "19$" }] }] },
  ],
  ["a time in milliseconds", { type: "number", minimum: 1_577_836_800_001 }],
  ["a large number below zero", { type: "number", maximum: -1_577_836_800_001.5 }],
  ["a number beyond one that no integer follows", { type: "number", exclusiveMinimum: 1e21 }],
  ["a number below one that no integer precedes", { type: "number", exclusiveMaximum: -1e21 }],
  [
    "a common multiple",
    {
      allOf: [
        { type: "integer", minimum: 1, multipleOf: 5 },
        { type: "integer", multipleOf: 7 },
      ],
    },
  ],
  [
    "a common multiple of fractions",
    { type: "number", exclusiveMinimum: 1, multipleOf: 0.05, allOf: [{ type: "number", multipleOf: 0.02 }] },
  ],
  ["different integers", unique(4, { type: "integer", minimum: 1 })],
  ["as many different integers as there are", unique(40, { type: "integer", minimum: -20, maximum: 19 })],
  ["different fractions", unique(9, { type: "number", minimum: 0, maximum: 1 })],
  ["different texts", unique(5, { type: "string" })],
  ["different texts of one character", unique(12, { type: "string", maxLength: 1 })],
  ["different texts of a pattern", unique(5, { type: "string", pattern: "^item-[0-9]+$" })],
  ["different identifiers", unique(2, { type: "string", format: "uuid" })],
  ["different URLs", unique(3, { type: "string", format: "url" })],
  [
    "different objects",
    unique(3, { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid" } } }),
  ],
  [
    "different objects of few values",
    unique(4, {
      type: "object",
      required: ["a", "b"],
      properties: { a: { type: "boolean" }, b: { enum: ["a", "b"] } },
    }),
  ],
  ["different lists", unique(3, { type: "array", items: { type: "integer" } })],
  ["different items beside the one that it contains", { ...unique(3, { type: "integer" }), contains: { const: 1 } }],
  [
    "different items after those of a tuple",
    { ...unique(3, { type: "string" }), prefixItems: [{ type: "string" }, { type: "string" }] },
  ],
  [
    "no more of what it contains than it may",
    { type: "array", minItems: 3, contains: { minimum: 1 }, maxContains: 1, items: { type: "integer" } },
  ],
  [
    "what it contains among the items of a tuple",
    { type: "array", maxItems: 2, prefixItems: [{ type: "string" }, {}], contains: { type: "number" } },
  ],
  ["many members", { type: "object", minProperties: 5, additionalProperties: { type: "integer" } }],
  [
    "many members of a pattern",
    {
      type: "object",
      minProperties: 5,
      patternProperties: { "^x-": { type: "integer" } },
      additionalProperties: false,
    },
  ],
  [
    "many members of a pattern whose names match another",
    {
      type: "object",
      minProperties: 3,
      propertyNames: { pattern: "a$" },
      patternProperties: { "^x-": { type: "integer" } },
      additionalProperties: false,
    },
  ],
  ["a member that is unevaluated", { type: "object", required: ["a"], unevaluatedProperties: { type: "string" } }],
  ["an item that is unevaluated", { type: "array", minItems: 1, unevaluatedItems: { type: "string" } }],
  [
    "no property that requires one without a value",
    {
      type: "object",
      minProperties: 2,
      properties: { a: { type: "string" }, b: { enum: [] } },
      dependentRequired: { a: ["b"] },
    },
  ],
  ["a list of lists of itself or of texts", { $ref: "#/components/schemas/List" }],
  [
    "an item that it contains beside none that is unevaluated",
    { type: "array", contains: { type: "string" }, unevaluatedItems: false },
  ],
  [
    "a member that keeps it from being excluded",
    { type: "object", not: { type: "object", properties: { a: { type: "integer" } } } },
  ],
  [
    "as many members as there may be, without one that requires two",
    {
      type: "object",
      minProperties: 2,
      maxProperties: 2,
      properties: { a: { type: "string" }, b: { type: "string" }, c: { type: "string" } },
      dependentRequired: { a: ["b", "c"] },
      unevaluatedProperties: false,
    },
  ],
  [
    "a member whose name is allowed",
    { type: "object", minProperties: 1, properties: { a: {} }, propertyNames: { pattern: "^b" } },
  ],
  ["a number that is no integer", { type: "number", not: { type: "integer" } }],
  ["a number that only one of two alternatives allows", { oneOf: [{ type: "integer" }, { type: "number" }] }],
  ["a number below what is excluded", { type: "integer", not: { minimum: 0 } }],
  ["a text longer than what is excluded", { type: "string", not: { maxLength: 30 } }],
  ["more items than what is excluded", { type: "array", not: { maxItems: 2 } }],
  ["an item twice", { type: "array", items: { type: "integer" }, not: { uniqueItems: true } }],
  [
    "an item unlike those that are excluded",
    { type: "array", items: { type: "integer" }, not: { items: { maximum: 5 } } },
  ],
  [
    "no item like one that is excluded",
    { type: "array", minItems: 1, items: { type: "string" }, not: { contains: { const: "text" } } },
  ],
  [
    "more members than what is excluded",
    { type: "object", additionalProperties: { type: "integer" }, not: { maxProperties: 1 } },
  ],
  [
    "a member below what is excluded",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer" } },
      not: { properties: { a: { minimum: 0 } } },
    },
  ],
  [
    "neither of two alternatives that are excluded",
    { type: "integer", not: { anyOf: [{ minimum: 0 }, { allOf: [{ minimum: -20 }] }] } },
  ],
  [
    "a text that matches two patterns",
    {
      allOf: [
        { type: "string", pattern: "^a" },
        { type: "string", pattern: "z$" },
      ],
    },
  ],
])("a sample has %s, and Ajv accepts it, whatever it is", (_, schema) => {
  const sampled = sample(document, schema);
  expect(sampled).toBeDefined();
  expect(new AjvJudge(judged).accepts({ ...schema }, sampled)).toBe(true);
});

test.each<[string, Schema]>([
  [
    "a pattern that nothing matches",
    { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "^x$", minLength: 2 } } },
  ],
  ["alternatives that nothing fits", { oneOf: [{ type: "string", pattern: "^x$", maxLength: 0 }] }],
  ["a list of what nothing fits", { type: "array", minItems: 1, items: { type: "string", enum: [] } }],
  ["a number between two that leave none", { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["a schema that requires itself", { $ref: "#/components/schemas/Tree" }],
  ["a text that is too long to look at", { type: "string", minLength: 5e8 }],
  ["a list that is too long to look at", { type: "array", minItems: 1e9, items: { type: "string" } }],
  ["a pattern of a text that is too long to look at", { type: "string", pattern: "^a{1000000000}$" }],
])("%s has no sample", (_, schema) => {
  expect(sample(document, schema)).toBeUndefined();
});

test.each(Object.keys(fullFormats))(
  "the format %s has a sample, and one of at most 20 characters if its values can be that short",
  (format) => {
    const type = ["int32", "int64", "float", "double"].includes(format) ? "number" : "string";
    expect(sample(document, { type, format })).toBeDefined();
    expect(new AjvJudge({}).accepts({ type, format }, sample(document, { type, format }))).toBe(true);
    if (type === "number" || NEVER_SHORT.has(format)) return;
    expect(sample(document, { type, format, maxLength: 20 })).toBeDefined();
  },
);

test("26 levels of exponential references are sampled within bounds", () => {
  const names = Array.from({ length: 26 }, (_, index) => `S${index}`);
  const ref = (index: number) => ({ $ref: `#/components/schemas/S${index}` });
  const pairs = names.map((name, index): [string, Oas3_1Schema] => [
    name,
    { type: "object", required: ["a", "b"], properties: { a: ref(index + 1), b: ref(index + 1) } },
  ]);
  const alternatives = names.map((name, index): [string, Oas3_1Schema] => [
    name,
    { anyOf: [ref(index + 1), { type: "object", required: ["z"], properties: { z: ref(index + 1) } }] },
  ]);
  const start = performance.now();
  for (const each of [pairs, alternatives]) {
    const deep = { ...document, components: { schemas: { ...Object.fromEntries(each), S26: { enum: [] } } } };
    expect(sample(deep, ref(0))).toBeUndefined();
  }
  expect(performance.now() - start).toBeLessThan(5000);
});

test("a chain of thousands of references is sampled within bounds, by alternatives that end it", () => {
  const ref = (index: number): Oas3_1Schema => ({ $ref: `#/components/schemas/S${index}` });
  const chainOf = (next: (index: number) => Oas3_1Schema): OpenApiDocument => {
    const links = Array.from({ length: 2000 }, (_, index): [string, Oas3_1Schema] => [
      `S${index}`,
      { type: "object", required: ["a"], properties: { a: next(index + 1) } },
    ]);
    return { ...document, components: { schemas: { ...Object.fromEntries(links), S2000: { type: "string" } } } };
  };
  expect(sample(chainOf(ref), ref(0))).toBeUndefined();
  expect(
    sample(
      chainOf((index) => ({ anyOf: [ref(index), { type: "string" }] })),
      ref(0),
    ),
  ).toBeDefined();
});

test("a value for which each level doubles the checks is judged within bounds, and alike each time", () => {
  const alternatives = ["A", "B"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const node = (leaf: Oas3_1Schema): Oas3_1Schema => ({
    type: "object",
    properties: { next: { anyOf: alternatives }, leaf },
  });
  const nested: OpenApiDocument = {
    ...document,
    components: { schemas: { A: node({ const: 1 }), B: node({ const: 2 }) } },
  };
  const valueOf = (levels: number, leaf: number): object =>
    levels === 0 ? { leaf } : { next: valueOf(levels - 1, leaf) };
  const accepts = (levels: number, leaf: number) =>
    isValid(nested, { $ref: "#/components/schemas/A" }, valueOf(levels, leaf));
  const start = performance.now();
  expect(accepts(12, 2)).toBe(true);
  expect(accepts(12, 3)).toBe(false);
  for (let count = 0; count < 50; count += 1) expect(accepts(60, 3)).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});

test("no values are combined where one of them is missing", () => {
  expect([...combinations([[1, 2], []], 3)]).toEqual([]);
  expect([...combinations([[1, 2], [3]], 3)]).toEqual([
    [1, 3],
    [2, 3],
  ]);
});
