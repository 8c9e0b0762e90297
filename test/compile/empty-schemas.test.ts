import { Validator as SecondEngine } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonSchema } from "../../scripts/compile/schemas/json-schema.ts";
import { EmptySchemas } from "../support/empty-schemas.ts";
import { limited, named, values } from "./validators/random-schemas.ts";

const closed = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, {}])),
  additionalProperties: false,
});
const definitions = {
  Base: closed("a"),
  Derived: {
    allOf: [{ $ref: "#/components/schemas/Base" }],
    type: "object",
    required: ["a"],
    additionalProperties: false,
  },
  Endless: { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Endless" } } },
  List: { type: "array", items: { $ref: "#/components/schemas/List" } },
};
const empty = new EmptySchemas(definitions);

test.each<[string, JsonSchema]>([
  ["a closed object that requires what another closed object declares", definitions.Derived],
  ["types that exclude each other", { allOf: [{ type: "string" }, { type: ["integer", "null"] }] }],
  ["an object that requires itself", definitions.Endless],
  ["a list of at least one of these", { type: "array", minItems: 1, items: definitions.Endless }],
  ["an object that requires one of these", { type: "object", required: ["x"], properties: { x: definitions.Derived } }],
])("%s has no value", (_, schema) => {
  expect(empty.has(schema)).toBe(true);
});

test.each<[string, JsonSchema]>([
  ["a closed object", { ...definitions.Base, required: ["a"] }],
  ["a number that is an integer", { allOf: [{ type: "number" }, { type: "integer" }] }],
  ["a list of itself", definitions.List],
  ["a list of what has no value", { type: "array", items: definitions.Endless }],
  ["what has no value, or null", { anyOf: [definitions.Derived, { type: "null" }] }],
  ["a closed object whose property has a pattern", { ...closed(), patternProperties: { "^a": {} }, required: ["a"] }],
])("%s may have a value", (_, schema) => {
  expect(empty.has(schema)).toBe(false);
});

test("no value that another engine accepts has a schema without values", () => {
  let found = 0;
  for (const schemas of fc.sample(named(limited), { numRuns: 160, seed: 20261127 })) {
    const judged = new EmptySchemas(schemas);
    for (const [name, schema] of Object.entries(schemas)) {
      if (!judged.has(schema)) continue;
      found += 1;
      const engine = new SecondEngine({ $ref: `#/components/schemas/${name}`, components: { schemas } }, "2020-12");
      const accepted = fc.sample(values, { numRuns: 40, seed: found }).filter((value) => engine.validate(value).valid);
      expect({ schema, accepted }).toEqual({ schema, accepted: [] });
    }
  }
  expect(found).toBeGreaterThan(20);
});
