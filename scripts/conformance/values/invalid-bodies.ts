import type { SchemaFacts } from "revokit";
import type { Validate } from "revokit/runtime";
import { isObject } from "revokit/toolkit";
import { type BodyMember, membersOf, withMember } from "./body-members.ts";

/** A body that breaks one rule of its schema. */
export interface InvalidBody {
  readonly what: string;
  readonly body: unknown;
}

/** Enough to distinguish a server that checks from one that does not. */
const MAX_BODIES = 60;

/** Gateways in front of a server refuse longer texts. */
const MAX_LENGTH = 100_000;

/**
 * Bodies made from a valid one: each required member left out, each member of another type or beyond one of its bounds.
 */
export function invalidBodies(schema: SchemaFacts, valid: unknown, validate: Validate): readonly InvalidBody[] {
  return membersOf(schema, valid)
    .filter((member) => member.schema.inferred === undefined)
    .flatMap((member) => {
      const { path } = member;
      const put = (value: unknown) => withMember(schema, valid, { path, value, whole: valid });
      const name = path.join("/");
      const broken = wrongValues(member).map(({ value, why }) => ({ what: `whose ${name} ${why}`, body: put(value) }));
      const isLeftOut = member.isRequired && member.isShown && path.at(-1) !== "0";
      return isLeftOut ? [{ what: `without ${name}`, body: omit(valid, path) }, ...broken] : broken;
    })
    .filter(({ body }) => validate(body).length > 0)
    .slice(0, MAX_BODIES);
}

function wrongValues({
  schema,
  value: valid,
}: BodyMember): readonly { readonly value: unknown; readonly why: string }[] {
  const { type = [], enum: listed, minLength = 0, maxLength, pattern, minItems = 0, maxItems } = schema;
  const { minimum, exclusiveMinimum = minimum, maximum, exclusiveMaximum = maximum, multipleOf } = schema;
  const text = typeof valid === "string" ? valid : "text";
  const items: readonly unknown[] = Array.isArray(valid) ? valid : [];
  return [
    { value: type.includes("object") || type.length === 0 ? 7 : { a: "b" }, why: "is of another type" },
    ...(listed === undefined ? [] : [{ value: `${text}-other`, why: "is not one of its values" }]),
    ...(exclusiveMinimum === undefined
      ? []
      : [{ value: below(exclusiveMinimum, minimum), why: "is below its minimum" }]),
    ...(exclusiveMaximum === undefined
      ? []
      : [{ value: above(exclusiveMaximum, maximum), why: "is above its maximum" }]),
    ...(multipleOf === undefined ? [] : [{ value: multipleOf * 1.5, why: "is not a multiple" }]),
    ...(minLength > 0 ? [{ value: text.slice(0, minLength - 1), why: "is too short" }] : []),
    ...(maxLength !== undefined && maxLength < MAX_LENGTH
      ? [{ value: text.padEnd(maxLength + 1, "a"), why: "is too long" }]
      : []),
    ...(pattern === undefined ? [] : [{ value: `${text}!\n`, why: "breaks its pattern" }]),
    ...(minItems > 0 ? [{ value: items.slice(0, minItems - 1), why: "has too few items" }] : []),
    ...(maxItems !== undefined && maxItems < 1000 && items.length > 0
      ? [{ value: Array.from({ length: maxItems + 1 }, () => items[0]), why: "has too many items" }]
      : []),
  ];
}

function below(bound: number, inclusive: number | undefined): number {
  return bound === inclusive ? bound - 1 : bound;
}

function above(bound: number, inclusive: number | undefined): number {
  return bound === inclusive ? bound + 1 : bound;
}

function omit(body: unknown, [name = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(body)) {
    const [first, ...others]: readonly unknown[] = body;
    return [omit(first, rest), ...others];
  }
  if (!isObject(body)) return body;
  const { [name]: own, ...others } = body;
  return rest.length === 0 ? others : { ...body, [name]: omit(own, rest) };
}
