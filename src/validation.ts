import { escapeToken, parsePointer } from "./json-pointer.ts";
import { isBlob } from "./serialize/body/bytes.ts";

export * from "./formats.ts";

/** A violation of a schema. It never contains the value. */
export interface Violation {
  /** Where in the value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The violated keyword of JSON Schema, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword requires, in words, e.g. `must be a string`. */
  readonly rule: string;
}

/**
 * Validates a value against a schema. Returns all violations, or an empty list.
 * @param pointer the value's place in a larger one. Default: the whole value.
 * @param violations the list to add to and to return. Default: a new one.
 */
export type Validate = (value: unknown, pointer?: string, violations?: Violation[]) => readonly Violation[];

/**
 * A generated validator, which also implements Standard Schema, so that forms, routers and other libraries can use it
 * directly.
 * @template Value the type of a valid value
 */
export interface Validator<Value = unknown> extends Validate {
  readonly "~standard": StandardSchema<Value>;
}

/** The interface of Standard Schema 1 (https://standardschema.dev) for a schema without transformations. */
export interface StandardSchema<Value> {
  readonly version: 1;
  readonly vendor: "revokit";
  readonly validate: (value: unknown) => StandardResult<Value>;
  /** Only for types: the input and output types. */
  readonly types?: { readonly input: Value; readonly output: Value } | undefined;
}
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };

/** A generated check, which adds violations to a list. */
export type Check = (value: unknown, pointer: string, violations: Violation[]) => void;

/** Turns a generated check into a validator. */
export function validator<Value>(check: Check): Validator<Value> {
  const validate = (value: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] => {
    check(value, pointer, violations);
    return violations;
  };
  const isValid = (_value: unknown, found: readonly Violation[]): _value is Value => found.length === 0;
  const standard: StandardSchema<Value> = {
    version: 1,
    vendor: "revokit",
    validate(value) {
      const violations = validate(value);
      if (isValid(value, violations)) return { value };
      return { issues: violations.map(({ pointer, rule }) => ({ message: rule, path: parsePointer(pointer) })) };
    },
  };
  return Object.assign(validate, { "~standard": standard });
}

/** The maximum length of a list of violations: a body of a megabyte could have half a million. */
const MOST_VIOLATIONS = 1_000;

/** Adds a violation to a list, unless it is full. */
export function report(violations: Violation[], pointer: string, keyword: string, rule: string): void {
  if (violations.length < MOST_VIOLATIONS) violations.push({ pointer, keyword, rule });
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value can be a file in a form: a Blob of any class, or bytes. */
export function isFile(value: unknown): boolean {
  return value instanceof Uint8Array || isBlob(value);
}

/** `Array.isArray`, without its `any`. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether an object has an own property of this name. */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}

/** The length of a string in Unicode code points, as JSON Schema counts (2020-12 validation, 6.3). */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/** Whether two JSON values are equal (2020-12 core, 4.2.2), whatever the order of an object's members. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}

/** Whether a JSON value is one of a list. */
export function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return values.includes(value) || (typeof value === "object" && values.some((each) => isEqual(value, each)));
}

/** The JSON pointer of a member below another pointer. */
export function childPointer(pointer: string, name: string): string {
  return `${pointer}/${escapeToken(name)}`;
}

/** Whether no two items of an array are equal. Compares canonical text, in linear time. */
export function isUnique(items: readonly unknown[]): boolean {
  return new Set(items.map(canonicalText)).size === items.length;
}

/** A canonical text: equal for equal JSON values only. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    return isObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member;
  });
}

/** Whether a number is a multiple of another, allowing for the rounding of binary fractions: 0.3 is a multiple of 0.1. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return !Number.isFinite(quotient) || Math.abs(Math.round(quotient) - quotient) <= 1e-8;
}
