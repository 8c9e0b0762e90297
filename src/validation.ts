export * from "./formats.ts";

/** One thing that is wrong with a value. The value itself is never in it. */
export interface Violation {
  /** Where in the value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The keyword of JSON Schema that was violated, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword asks for, in words, e.g. `must be a string`. */
  readonly rule: string;
}

/**
 * Validates a value against one schema of an API. Returns all violations, and none for a valid value.
 * @param pointer where the value stands in a larger one. Default: it stands alone.
 * @param violations the list to add to and to return. Default: a new one.
 */
export type Validator = (value: unknown, pointer?: string, violations?: Violation[]) => readonly Violation[];

/**
 * What a validator has evaluated of its value, for the keywords `unevaluatedProperties` and `unevaluatedItems`: properties by
 * name, items by their number, or `true` for all. Only what depends on the value is noted anew at each call.
 */
export interface Evaluated {
  props?: EvaluatedProperties;
  items?: EvaluatedItems;
  readonly dynamicProps: boolean;
  readonly dynamicItems: boolean;
}
export type EvaluatedProperties = Record<string, boolean> | true | undefined;
export type EvaluatedItems = number | true | undefined;

/** Adds a violation to a list. */
export function report(violations: Violation[], pointer: string, keyword: string, rule: string): void {
  violations.push({ pointer, keyword, rule });
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, without its `any`. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether an object has a property of its own, whatever its prototype has. */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}

/** The length of a string in Unicode code points, as JSON Schema counts (2020-12 validation, 6.3). */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/** Whether two JSON values are equal (2020-12 core, 4.2.2): the order of an object's members is of no account. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}

/** Whether no two items of an array are equal. */
export function isUnique(items: readonly unknown[]): boolean {
  const nested = items.filter((item) => typeof item === "object" && item !== null);
  const scalars = items.filter((item) => typeof item !== "object" || item === null);
  return (
    new Set(scalars).size === scalars.length &&
    nested.every((item, index) => nested.slice(0, index).every((earlier) => !isEqual(earlier, item)))
  );
}

/** Whether a number is a multiple of another, as far as binary fractions can tell: 0.3 is one of 0.1. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return !Number.isFinite(quotient) || Math.abs(Math.round(quotient) - quotient) <= 1e-8;
}
