import fc from "fast-check";
import type { Trial } from "./judge-schemas.ts";
import { DECLARED, type RandomSchema } from "./random-schemas.ts";

type Random = Pick<Trial, "sets" | "values">;

const ref = (name: string): RandomSchema => ({ $ref: `#/components/schemas/${name}` });
const open = (properties: object, more: object = {}): Readonly<Record<string, unknown>> => ({
  type: "object",
  properties: { ...properties, [DECLARED]: true },
  ...more,
});

/** Schemas of OpenAPI 3.0 that allow null in each possible way. */
const nullableSchema = fc.letrec<{ schema: RandomSchema }>((tie) => ({
  schema: fc
    .tuple(
      fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<object>(
          { type: "string" },
          { type: "string", enum: ["a", "red"] },
          { type: "number" },
          { type: "boolean" },
          { enum: ["a", 1] },
        ),
        tie("schema").map((items): object => ({ type: "array", items })),
        tie("schema").map((property): object => open({ a: property }, { required: ["a"] })),
        fc.constantFrom<object>(
          { allOf: [ref("S0")] },
          { oneOf: [ref("S1")] },
          { anyOf: [ref("S0"), { type: "number" }] },
        ),
      ),
      fc.boolean(),
    )
    .map(([schema, isNullable]): RandomSchema => (isNullable ? { ...schema, nullable: true } : { ...schema })),
})).schema;

const FEW = [null, "a", "red", 1, true, [], [null], ["a"], {}, { a: null }, { a: "a" }, { a: 1 }, { a: [null] }];

export const nullable: Random = {
  sets: fc
    .tuple(fc.constantFrom("a", "red"), nullableSchema, nullableSchema, nullableSchema)
    .map(([value, ...schemas]) => ({
      S0: { type: "string", enum: [value] },
      S1: open({ a: ref("S1") }),
      ...Object.fromEntries(schemas.map((schema, index) => [`T${index}`, schema])),
    })),
  values: fc.constantFrom<unknown>(...FEW),
};

/** Anything with `nullable: true`, or null. */
export function translateNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(translateNullable);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable: isNullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, member]) => [key, translateNullable(member)]),
  );
  return isNullable === true ? { anyOf: [rest, { type: "null" }] } : rest;
}

const property = fc.constantFrom<RandomSchema>({ type: "string" }, { type: "number" }, { enum: ["a", 1] }, true);

/** Children declare their own kind, for a second engine that knows no discriminators. */
export const discriminated: Random = {
  sets: fc.tuple(property, property, property, fc.boolean()).map(([base, cat, dog, isRequired]) => {
    const child = (kind: string, name: string, schema: RandomSchema): RandomSchema => ({
      allOf: [
        ref("Base"),
        open({ kind: { const: kind }, [name]: schema }, { required: ["kind", ...(isRequired ? [name] : [])] }),
      ],
    });
    const discriminator = { propertyName: "kind", mapping: { c: ref("Cat"), d: "Dog" } };
    const mapping = { c: "#/components/schemas/Cat", d: "Dog" };
    return {
      Base: open(
        { kind: { type: "string" }, a: base },
        { required: ["kind"], discriminator: { ...discriminator, mapping } },
      ),
      Cat: child("c", "b", cat),
      Dog: child("d", "c", dog),
      Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { ...discriminator, mapping } },
      Pets: { type: "array", items: { allOf: [ref("Pet"), open({ "x-y": { type: "string" } })] } },
    };
  }),
  values: fc.oneof(
    fc.record(
      {
        kind: fc.constantFrom("c", "d", "e", 1),
        a: fc.constantFrom("a", 1),
        b: fc.constantFrom("a", 1),
        c: fc.constantFrom("a", 1),
      },
      { requiredKeys: ["kind"], noNullPrototype: true },
    ),
    fc.constantFrom<unknown>(
      [{ kind: "c", b: 1 }],
      [{ kind: "d", c: "a", "x-y": "a" }],
      [{ kind: "c" }],
      [{ kind: "e" }],
      [],
    ),
  ),
};

/** Objects that require what is only sent, or only received. */
export const marked: Random = {
  sets: fc
    .tuple(property, fc.subarray(["a", "wo", "ro"]), fc.subarray(["a", "wo", "ro"]), fc.boolean())
    .map(([schema, required, others, isDeep]) => {
      const object = open({ a: schema, wo: ref("Sent"), ro: { allOf: [ref("Received")] } }, { required });
      return {
        Sent: { type: "string", writeOnly: true },
        Received: { type: "number", readOnly: true },
        Object: object,
        Both: { allOf: [ref("Object"), open({}, { required: others })] },
        List: { type: "array", items: isDeep ? ref("Both") : object },
      };
    }),
  values: fc.oneof(
    fc.record(
      { a: fc.constantFrom("a", 1, true), wo: fc.constant("a"), ro: fc.constant(1) },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.constantFrom<unknown>([{}], [{ a: "a", ro: 1 }], [{ a: 1, wo: "a", ro: 1 }], ["a"], "a", 1),
  ),
};

/** A response requires nothing that is only sent. */
export function translateMarks(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(translateMarks);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, member]: [string, unknown]) => [
      key,
      key === "required" && Array.isArray(member) ? member.filter((name) => name !== "wo") : translateMarks(member),
    ]),
  );
}
