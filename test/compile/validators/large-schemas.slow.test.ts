import { expect, test } from "vitest";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import { repositoryPath } from "../../support/repository.ts";
import { bodyValidator, documentOf, operationIn, sourceOf, validatorsOf } from "../../support/third-document.ts";
import { typeErrors } from "../../support/type-check.ts";

const numbers = Array.from({ length: 1_000 }, (_, index) => index);
const each = <T>(toMember: (index: number) => T): T[] => numbers.map(toMember);
const byName = <T>(toMember: (index: number) => T) =>
  Object.fromEntries(numbers.map((index) => [`p${index}`, toMember(index)]));
const alternatives = each((index) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: index }, [`own${index}`]: { type: "integer" } },
}));
const short = { type: "string", maxLength: 3 };

/** Schemas with a long list in each place, a value that satisfies each, and one that violates its last member. */
const cases: Readonly<Record<string, readonly [schema: object, valid: unknown, wrong: unknown]>> = {
  Properties: [{ type: "object", properties: byName(() => short) }, { p999: "abc" }, { p999: "abcd" }],
  Nested: [
    { type: "object", properties: byName(() => ({ type: "object", properties: { a: short, b: short } })) },
    { p999: { b: "abc" } },
    { p999: { b: "abcd" } },
  ],
  Required: [
    { type: "object", required: Object.keys(byName(() => 0)) },
    byName(() => 0),
    { ...byName(() => 0), p999: undefined },
  ],
  Dependent: [{ dependentRequired: byName(() => ["other"]) }, { p999: 1, other: 1 }, { p999: 1 }],
  Patterns: [
    { patternProperties: Object.fromEntries(numbers.map((index) => [`^p${index}$`, short])) },
    { p999: "abc" },
    { p999: "abcd" },
  ],
  Tuple: [{ prefixItems: each(() => short) }, each(() => "abc"), [...each(() => "abc").slice(1), "abcd"]],
  AllOf: [{ allOf: each((index) => ({ not: { const: index } })) }, -1, 999],
  AnyOf: [{ anyOf: alternatives }, { kind: 999, own999: 1 }, { kind: 999, own999: "text" }],
  OneOf: [{ oneOf: [...alternatives, { type: "object", required: ["both"] }] }, { kind: 999 }, { kind: 0, both: 1 }],
  Conditions: [{ allOf: each((index) => ({ if: { const: index }, then: { multipleOf: 2 } })) }, 998, 999],
  Unevaluated: [
    { type: "object", anyOf: alternatives, unevaluatedProperties: false },
    { kind: 999, own999: 1 },
    { kind: 999, own998: 1 },
  ],
};
const document = documentOf(Object.fromEntries(Object.entries(cases).map(([name, [schema]]) => [name, schema])));

test("the compiler accepts the validators of schemas with long lists", () => {
  const file = repositoryPath("test/long-lists.ts");
  const sources = new Map([
    [file, sourceOf(document)],
    [repositoryPath("test/types.ts"), compileTypes(normalizeSchemas(document))],
  ]);
  expect(typeErrors([file], { sources })).toEqual([]);
});

test("the last member of a long list is checked like the first", async () => {
  const validators = await validatorsOf(document);
  for (const [name, [, valid, wrong]] of Object.entries(cases)) {
    const validate = bodyValidator(operationIn(validators, name));
    const areValid = [valid, wrong].map((value) => validate(value).length === 0);
    expect([name, ...areValid]).toEqual([name, true, false]);
  }
});
