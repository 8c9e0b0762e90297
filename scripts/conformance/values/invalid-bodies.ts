import type { SchemaFacts } from "revokit";
import type { Validate } from "revokit/runtime";

/** A body that breaks one rule of its schema. */
export interface InvalidBody {
  readonly what: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Body = Readonly<Record<string, unknown>>;

/** Enough to distinguish a server that checks from one that does not. */
const MOST = 40;

/**
 * Bodies made from a valid one: each required member left out, each member of another type or beyond one of its bounds.
 */
export function invalidBodies(schema: SchemaFacts, valid: Body, validate: Validate): readonly InvalidBody[] {
  return candidates(schema, valid)
    .filter(({ body }) => validate(body).length > 0)
    .slice(0, MOST);
}

function candidates({ properties = {}, required = [] }: SchemaFacts, valid: Body): readonly InvalidBody[] {
  const without = required
    .filter((name) => Object.hasOwn(valid, name))
    .map((name) => ({ what: `without ${name}`, body: omit(valid, name) }));
  const broken = Object.entries(properties)
    .filter(([, schema]) => schema.inferred === undefined)
    .flatMap(([name, schema]) =>
      wrongValues(schema, valid[name]).map(({ value, why }) => ({
        what: `whose ${name} ${why}`,
        body: { ...valid, [name]: value },
      })),
    );
  return [...without, ...broken];
}

function wrongValues(
  schema: SchemaFacts,
  valid: unknown,
): readonly { readonly value: unknown; readonly why: string }[] {
  const { type = [], enum: listed, minimum, maximum, minLength = 0, maxLength, pattern } = schema;
  const text = typeof valid === "string" ? valid : "text";
  return [
    { value: type.includes("object") || type.length === 0 ? 7 : { a: "b" }, why: "is of another type" },
    ...(listed === undefined ? [] : [{ value: `${text}-other`, why: "is not one of its values" }]),
    ...(minimum === undefined ? [] : [{ value: minimum - 1, why: "is below its minimum" }]),
    ...(maximum === undefined ? [] : [{ value: maximum + 1, why: "is above its maximum" }]),
    ...(minLength > 0 ? [{ value: text.slice(0, minLength - 1), why: "is too short" }] : []),
    ...(maxLength !== undefined && maxLength < 100_000
      ? [{ value: text.padEnd(maxLength + 1, "a"), why: "is too long" }]
      : []),
    ...(pattern === undefined ? [] : [{ value: `${text}!\n`, why: "breaks its pattern" }]),
  ];
}

function omit(body: Body, name: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}
