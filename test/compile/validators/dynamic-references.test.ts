import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileInMemory } from "../../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../../scripts/compile/normalize-document.ts";
import type { Note } from "../../../scripts/compile/note.ts";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import { bodyValidator, documentOf, operationIn, type Schemas } from "../../support/third-document.ts";

const named = (schemas: Schemas, notes: Note[] = []) => normalizeDocument(documentOf(schemas), notes);
const typesOf = (schemas: Schemas) =>
  compileTypes(normalizeSchemas(named(schemas))).replace(/^[^]*declare namespace/, "");

/** A list of any items, written like the generics in the JSON Schema blog, with an `$id` for each schema or without. */
const generic = (id: (name: string) => object, ref: (name: string) => string): Schemas => ({
  Page: {
    ...id("Page"),
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: { $dynamicRef: "#item" } } },
    $defs: { item: { $dynamicAnchor: "item" } },
  },
  Pet: { ...id("Pet"), type: "object", required: ["name"], properties: { name: { type: "string" } } },
  PetPage: { ...id("PetPage"), $ref: ref("Page"), $defs: { item: { $dynamicAnchor: "item", $ref: ref("Pet") } } },
  CountPage: { ...id("CountPage"), $ref: ref("Page"), $defs: { item: { $dynamicAnchor: "item", type: "integer" } } },
});

test.each([
  ["with an $id each", (name: string) => ({ $id: `https://example.com/${name}` }), (name: string) => name],
  ["without $ids", () => ({}), (name: string) => `#/components/schemas/${name}`],
])("a generic schema has a type for each schema that fills it in, %s", (_, id, ref) => {
  const types = typesOf(generic(id, ref));
  expect(types).toMatch(/type Page = \{\s*items: Schemas\.PageItem\[\];[^]*type PageItem = unknown;/);
  expect(types).toMatch(/type PetPage = Schemas\.PageOfPetPage;/);
  expect(types).toMatch(
    /type PageOfPetPage = \{\s*items: Schemas\.PetPageItem\[\];[^]*type PetPageItem = Schemas\.Pet;/,
  );
  expect(types).toMatch(
    /type PageOfCountPage = \{\s*items: Schemas\.CountPageItem\[\];[^]*type CountPageItem = number;/,
  );
});

test("a tree that another schema closes is closed at every level", () => {
  const schemas: Schemas = {
    Tree: {
      $id: "https://example.com/tree",
      $dynamicAnchor: "node",
      type: "object",
      properties: { kids: { type: "array", items: { $dynamicRef: "#node" } } },
    },
    Strict: {
      $id: "https://example.com/strict",
      $dynamicAnchor: "node",
      $ref: "tree",
      unevaluatedProperties: false,
    },
  };
  const { validators } = compileInMemory("any", named(schemas));
  const validate = (name: string, value: unknown) => bodyValidator(operationIn(validators, name))(value).length === 0;
  const value = { kids: [{ kids: [{ more: 1 }] }] };
  expect([validate("Tree", value), validate("Strict", value), validate("Strict", { kids: [{}] })]).toEqual([
    true,
    false,
    true,
  ]);
});

test("a $dynamicRef that no schema fills in is taken for any value, with a note at its place", () => {
  const notes: Note[] = [];
  const anchored = (type: string) => ({ $defs: { item: { $dynamicAnchor: "item", type } } });
  named(
    { Page: { type: "array", items: { $dynamicRef: "#item" } }, A: anchored("string"), B: anchored("null") },
    notes,
  );
  expect(notes).toEqual([
    {
      message: expect.stringContaining('$dynamicRef "#item" is taken for any value'),
      pointer: "#/components/schemas/Page/items",
    },
  ]);
});

const COUNT = 4;
const idOf = (index: number) => `https://example.com/S${index}`;

/**
 * Schemas that extend each other and refer to their dynamic anchor, each with an `$id` and an anchor. Ajv supports dynamic
 * anchors only at a schema's root.
 */
const linked = fc
  .array(
    fc.record({
      anchor: fc.constantFrom("left", "right"),
      extended: fc.option(fc.nat({ max: COUNT - 1 })),
      below: fc.nat({ max: COUNT - 1 }),
      isClosed: fc.boolean(),
    }),
    { minLength: COUNT, maxLength: COUNT },
  )
  .map((drafts): Schemas => {
    const schemas = drafts.map(({ anchor, extended, below, isClosed }, index) => [
      `S${index}`,
      {
        $id: idOf(index),
        $dynamicAnchor: anchor,
        type: "object",
        required: [`m${index}`],
        properties: { [`m${index}`]: true, [anchor]: { $dynamicRef: `#${anchor}` }, below: { $ref: idOf(below) } },
        ...(extended !== null && extended > index && { allOf: [{ $ref: idOf(extended) }] }),
        ...(isClosed && { maxProperties: 3 }),
      },
    ]);
    return Object.fromEntries(schemas);
  });

const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<unknown>({}, { m0: 1, m1: 1 }, { m2: 1, m3: 1 }, 1),
    fc.record(
      {
        ...{ m0: fc.constant(1), m1: fc.constant(1), m2: fc.constant(1), m3: fc.constant(1) },
        ...{ left: tie("value"), right: tie("value"), below: tie("value") },
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
})).value;

test("validators agree with Ajv on schemas that refer to each other's dynamic anchors", () => {
  const counts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(linked, fc.array(values, { minLength: 12, maxLength: 12 }), (schemas, tried) => {
      const ajv = new Ajv2020({
        strict: false,
        schemas: Object.values(schemas).filter((each) => typeof each === "object"),
      });
      const { validators } = compileInMemory("linked", named(schemas));
      for (const [index, name] of Object.keys(schemas).entries()) {
        const validate = bodyValidator(operationIn(validators, name));
        for (const value of tried) {
          const isValid = ajv.validate(idOf(index), value);
          counts[isValid ? "valid" : "invalid"] += 1;
          expect({ name, value, isValid: validate(value).length === 0 }).toEqual({ name, value, isValid });
        }
      }
    }),
    { numRuns: 25 },
  );
  expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(50);
});
