import { isDeepStrictEqual } from "node:util";
import type { SchemaType } from "revokit/runtime";
import type { Constraints } from "./constraint-keywords.ts";
import { omitUndefined } from "./source.ts";

/**
 * The intersection of two constraints. Of two patterns or two `multipleOf` the first is used: a check that accepts too much
 * leaves the refusal to the server, while one that accepts too little would make a valid call impossible.
 */
export function intersectConstraints(a: Constraints, b: Constraints): Constraints {
  return omitUndefined({
    type: both(a.type, b.type, intersectTypes),
    enum: both(a.enum, b.enum, (some, others) =>
      some.filter((value) => others.some((other) => isDeepStrictEqual(value, other))),
    ),
    pattern: a.pattern ?? b.pattern,
    minLength: both(a.minLength, b.minLength, Math.max),
    maxLength: both(a.maxLength, b.maxLength, Math.min),
    minimum: both(a.minimum, b.minimum, Math.max),
    maximum: both(a.maximum, b.maximum, Math.min),
    exclusiveMinimum: both(a.exclusiveMinimum, b.exclusiveMinimum, Math.max),
    exclusiveMaximum: both(a.exclusiveMaximum, b.exclusiveMaximum, Math.min),
    multipleOf: a.multipleOf ?? b.multipleOf,
    minItems: both(a.minItems, b.minItems, Math.max),
    maxItems: both(a.maxItems, b.maxItems, Math.min),
    items: both(a.items, b.items, intersectConstraints),
  });
}

/** The common types; an integer is also a number. */
function intersectTypes(a: readonly SchemaType[], b: readonly SchemaType[]): SchemaType[] {
  const includes = (types: readonly SchemaType[], type: SchemaType) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...a.filter((type) => includes(b, type)), ...b.filter((type) => includes(a, type))])];
}

function both<T>(a: T | undefined, b: T | undefined, combine: (a: T, b: T) => T): T | undefined {
  return a === undefined ? b : b === undefined ? a : combine(a, b);
}
