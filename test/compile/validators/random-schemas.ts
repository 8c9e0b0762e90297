import fc from "fast-check";

/** A schema in a document. */
export type RandomSchema = Readonly<Record<string, unknown>> | boolean;

/** The names of properties, in schemas and in values. */
const NAMES = ["a", "b", "c", "x-y"];
/** The property that every object's schema declares with any value. */
export const DECLARED = "id";
const TEXTS = ["", "a", "ab", "red", "𝒳"];
const NUMBERS = [0, 1, 2, -1, 0.5, 3];
const scalar = fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, true, false, null);

/** JSON values of few names and few words, so that some are valid. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** The number of schemas that refer to each other. */
const COUNT = 6;
const reference: fc.Arbitrary<RandomSchema> = fc
  .nat({ max: COUNT - 1 })
  .map((index) => ({ $ref: `#/components/schemas/S${index}` }));
const requiredNames = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 });
const scalars = fc.constantFrom<RandomSchema>(
  { type: "string" },
  { type: "number" },
  { type: "boolean" },
  { type: "null" },
  { type: ["string", "null"] },
  { type: ["number", "boolean"] },
  { const: null },
  { const: "red" },
  { enum: ["a", 1, null] },
  { type: "string", enum: ["ab", "red"] },
  { enum: [] },
  {},
  true,
  false,
);

interface Schemas {
  schema: RandomSchema;
  object: RandomSchema;
  map: RandomSchema;
  array: RandomSchema;
  combined: RandomSchema;
}

function oneOf(...schemas: readonly fc.Arbitrary<RandomSchema>[]): fc.Arbitrary<RandomSchema> {
  return fc.oneof({ depthSize: "small" }, ...schemas);
}

/** Schemas that TypeScript's types can express completely. */
export const expressible = fc.letrec<Schemas>((tie: fc.LetrecTypedTie<Schemas>) => ({
  schema: oneOf(scalars, tie("object"), tie("map"), tie("array"), tie("combined"), reference),
  object: fc
    .tuple(
      fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 3, noNullPrototype: true }),
      requiredNames,
      fc.boolean(),
    )
    .map(([properties, required, isNullable]): RandomSchema => ({
      type: isNullable ? ["object", "null"] : "object",
      properties: { ...properties, [DECLARED]: true },
      required,
    })),
  map: tie("schema").map((additionalProperties): RandomSchema => ({ type: "object", additionalProperties })),
  array: fc.oneof(
    tie("schema").map((items): RandomSchema => ({ type: "array", items })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((prefixItems): RandomSchema => ({
      type: "array",
      prefixItems,
      items: false,
      minItems: prefixItems.length,
    })),
    fc
      .array(tie("schema"), { minLength: 1, maxLength: 2 })
      .map((prefixItems): RandomSchema => ({ type: "array", prefixItems, minItems: 1 })),
  ),
  combined: fc.oneof(
    fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((anyOf): RandomSchema => ({ anyOf })),
    fc
      .tuple(tie("object"), requiredNames)
      .map(([object, required]): RandomSchema => ({ allOf: [object, { type: "object", required }] })),
    fc.tuple(tie("object"), tie("object")).map((allOf): RandomSchema => ({ allOf })),
  ),
})).schema;

/** A schema with definitions that refer to themselves and to it. `SELF` is its place. */
const defining = fc.tuple(expressible, fc.boolean()).map(([item, isRequired]): RandomSchema => ({
  type: "object",
  properties: { a: { $ref: "SELF/$defs/item" }, b: { anyOf: [{ $ref: "SELF" }, { type: "null" }] }, [DECLARED]: true },
  required: isRequired ? ["a"] : [],
  $defs: { item: { anyOf: [item, { type: "array", items: { $ref: "SELF/$defs/item" } }] } },
}));

/**
 * Keywords that types can't express: lengths, ranges, patterns, integers, uniqueness, closed objects, exclusive
 * alternatives and conditions.
 */
const limits = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { minLength: 1 },
  { maxLength: 1 },
  { pattern: "^a" },
  { minimum: 1 },
  { exclusiveMaximum: 2 },
  { multipleOf: 1 },
  { type: "integer" },
  { minItems: 1 },
  { maxItems: 1 },
  { uniqueItems: true },
  { minProperties: 1, maxProperties: 2 },
  { type: "object", additionalProperties: false },
  { type: "object", patternProperties: { "^a": { type: "string" } } },
  { type: "object", patternProperties: { "^[ab]$": { type: "number" } }, unevaluatedProperties: false },
  { propertyNames: { maxLength: 1 } },
  { propertyNames: { enum: ["a", "b", DECLARED] } },
  { dependentRequired: { a: ["b"] } },
  { dependentSchemas: { a: { required: ["b"] } } },
  { dependentSchemas: { b: { type: "object", properties: { a: { type: "string" } } } } },
  { contains: { type: "number" } },
  { contains: { type: "string" }, minContains: 0, maxContains: 1 },
  { contains: { type: "number" }, minContains: 2 },
  { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
  { not: { const: 1 } },
  { not: { required: ["a"] } },
  { anyOf: [{ type: "object", required: ["a"] }, { type: "array", minItems: 1 }, { type: "null" }] },
  { oneOf: [{ type: "string" }, { type: "string", maxLength: 1 }, { type: "object" }] },
  { if: { type: "object", required: ["a"] }, then: { required: ["b"] } },
  {
    if: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    then: { type: "object", properties: { b: { type: "number" } } },
    else: { required: ["c"] },
  },
  { unevaluatedProperties: false },
  { unevaluatedProperties: { type: "string" } },
  { unevaluatedItems: false },
  { unevaluatedItems: { type: "number" } },
);

/** The same schemas, some of them with keywords that types can't express. */
export const limited = fc
  .tuple(expressible, limits, fc.boolean())
  .map(([schema, limit, isBeside]): RandomSchema =>
    typeof schema === "object" && isBeside && !("$ref" in schema)
      ? { ...limit, ...schema }
      : { allOf: [schema, limit] },
  );

/** Schemas by name, which refer to each other. */
export function named(schemas: fc.Arbitrary<RandomSchema>): fc.Arbitrary<Readonly<Record<string, RandomSchema>>> {
  const each = fc.oneof({ weight: 5, arbitrary: schemas }, { weight: 1, arbitrary: defining });
  return fc.array(each, { minLength: COUNT, maxLength: COUNT }).map((list) =>
    Object.fromEntries(
      list.map((schema, index): [string, RandomSchema] => {
        const text = JSON.stringify(schema).replaceAll("SELF", `#/components/schemas/S${index}`);
        const placed: RandomSchema = JSON.parse(text);
        return [`S${index}`, placed];
      }),
    ),
  );
}
