import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { diffSpecs } from "../../scripts/diff/diff-specs.ts";
import { changed } from "./changed-project.ts";

const ajv = new Ajv2020({ strict: false });

/** Each keyword that can refuse values, by the type of these: a schema has it now and did not before. */
const STRICT: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  number: {
    enum: { enum: [1] },
    const: { const: 1 },
    minimum: { minimum: 2 },
    maximum: { maximum: 1 },
    exclusiveMinimum: { exclusiveMinimum: 1 },
    exclusiveMaximum: { exclusiveMaximum: 2 },
    multipleOf: { multipleOf: 2 },
    not: { not: { const: 1 } },
    if: { if: { minimum: 2 }, then: { maximum: 2 } },
    allOf: { allOf: [{ minimum: 2 }] },
    anyOf: { anyOf: [{ minimum: 3 }, { maximum: 1 }] },
    oneOf: { oneOf: [{ minimum: 3 }, { maximum: 1 }] },
  },
  string: { minLength: { minLength: 2 }, maxLength: { maxLength: 1 }, pattern: { pattern: "^a" } },
  array: {
    minItems: { minItems: 2 },
    maxItems: { maxItems: 1 },
    uniqueItems: { uniqueItems: true },
    items: { items: { type: "string" } },
    prefixItems: { prefixItems: [{ type: "string" }] },
    contains: { contains: { type: "string" } },
    minContains: { contains: { type: "integer" }, minContains: 2 },
    maxContains: { contains: { type: "integer" }, minContains: 0, maxContains: 1 },
  },
  // But for `properties`: a new optional property is minor by convention.
  object: {
    minProperties: { minProperties: 2 },
    maxProperties: { maxProperties: 1 },
    required: { required: ["b"] },
    patternProperties: { patternProperties: { "^a": { type: "string" } } },
    additionalProperties: { additionalProperties: false },
    propertyNames: { propertyNames: { maxLength: 0 } },
    dependentRequired: { dependentRequired: { a: ["b"] } },
    dependentSchemas: { dependentSchemas: { a: { required: ["b"] } } },
    unevaluatedProperties: { unevaluatedProperties: false },
  },
};

const CASES = Object.entries(STRICT).flatMap(([type, added]) =>
  Object.entries(added).map(([keyword, strict]) => {
    const loose = { type, ...Object.fromEntries(Object.entries(strict).filter(([name]) => name !== keyword)) };
    return { keyword, loose, strict: { type, ...strict } };
  }),
);

const VALUES = [
  "a",
  "b",
  "ab",
  "",
  1,
  2,
  3,
  true,
  null,
  [],
  [1],
  [1, 1],
  ["a", 1, 2],
  {},
  { a: 1 },
  { a: "a", ab: 1, c: 1 },
];

test.each(CASES)("a request whose values a new $keyword refuses breaks callers", async ({ loose, strict }) => {
  const [wasValid, isValid] = [ajv.compile(loose), ajv.compile(strict)];
  expect(VALUES.filter((value) => wasValid(value) && !isValid(value))).not.toEqual([]);

  const project = await changed(
    "name: { type: string }",
    `name: ${JSON.stringify(strict)}`,
    `name: ${JSON.stringify(loose)}`,
  );
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  const inRequest = changes.filter(({ message }) => !message.startsWith("The response"));
  expect(inRequest.map(({ impact }) => impact)).toContain("major");
});
