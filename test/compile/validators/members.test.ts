import { expect, test } from "vitest";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import { AjvJudge } from "../../support/ajv-judge.ts";
import { documentOf, type Schemas } from "../../support/third-document.ts";
import { areAssignable } from "./assignable.ts";

const text = { type: "string" };
const number = { type: "number" };
const texts = { "^x-": text };

/** Schemas with values of which some are valid. */
const cases: readonly (readonly [name: string, schema: object, values: readonly unknown[]])[] = [
  [
    "a required property that a pattern describes",
    { type: "object", required: ["x-a"], patternProperties: texts, additionalProperties: number },
    [{ "x-a": "a" }, { "x-a": 1 }, { a: 1 }],
  ],
  [
    "a required property that two patterns describe",
    { type: "object", required: ["x-a"], patternProperties: { ...texts, a$: { type: ["string", "null"] } } },
    [{ "x-a": "a" }, { "x-a": null }, { "x-a": 1 }],
  ],
  [
    "a required property beside a pattern of another language",
    { type: "object", required: ["x-a"], patternProperties: { "\\Ax-": text }, additionalProperties: number },
    [{ "x-a": "a" }],
  ],
  [
    "a declared property that a pattern describes, too",
    { type: "object", properties: { "x-a": { type: ["string", "number"] } }, patternProperties: texts },
    [{ "x-a": "a" }, { "x-a": 1 }, {}],
  ],
  [
    "a required property that is unevaluated",
    { type: "object", required: ["a"], unevaluatedProperties: number },
    [{ a: 1 }, { a: "a" }, {}],
  ],
  ["a map of what is unevaluated", { type: "object", unevaluatedProperties: number }, [{ a: 1 }, { a: "a" }, {}]],
  [
    "a required property that another schema evaluates",
    { type: "object", required: ["a"], allOf: [{ properties: { a: text } }], unevaluatedProperties: number },
    [{ a: "a" }, { a: 1 }],
  ],
  [
    "a tuple without unevaluated items",
    { type: "array", prefixItems: [text, number], minItems: 1, unevaluatedItems: false },
    [["a"], ["a", 1], ["a", 1, 1], []],
  ],
  [
    "a tuple with unevaluated items",
    { type: "array", prefixItems: [text], minItems: 1, unevaluatedItems: number },
    [["a"], ["a", 1], ["a", "a"]],
  ],
  ["a list of what is unevaluated", { type: "array", unevaluatedItems: number }, [[], [1], ["a"]]],
  [
    "a tuple with items that another schema evaluates",
    { type: "array", prefixItems: [text], minItems: 1, allOf: [{ items: text }], unevaluatedItems: number },
    [["a"], ["a", "a"], ["a", 1]],
  ],
  [
    "a tuple with items that are contained",
    { type: "array", prefixItems: [text], minItems: 1, contains: text, unevaluatedItems: number },
    [["a"], ["a", "a"], ["a", 1]],
  ],
];

const schemas: Schemas = Object.fromEntries(cases.map(([, schema], index) => [`S${index}`, schema]));
const document = normalizeSchemas(documentOf(schemas));
const judge = new AjvJudge({});
const asked = cases.flatMap(([, , values], index) =>
  values.map((value) => ({ document: 0, schema: `S${index}`, value })),
);
const answers = areAssignable([compileTypes(document)], asked);

test.each(cases)("the type of %s allows just what is valid", (_, schema, values) => {
  const own = answers.filter((__, index) => schemas[asked[index]?.schema ?? ""] === schema);
  expect(own).toEqual(values.map((value) => judge.accepts({ ...schema }, value)));
});
