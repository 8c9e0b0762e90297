import { InvalidRequestError } from "../errors.ts";
import { toText } from "./to-text.ts";

/** Writes a parameter's value for its place in a request. Throws an `InvalidRequestError` if it can't. */
export type ParameterWriter = (name: string, value: unknown) => string;

/** A value split into the parts that a style writes. */
export type Members =
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, string])[] };

/**
 * Splits a value into parts, without an object's absent members. Throws for a nested value, which no style of OpenAPI
 * defines.
 */
export function membersOf(name: string, value: unknown): Members {
  const text = toText(value);
  if (text !== undefined) return { kind: "scalar", text };
  // Not `map`, which would leave out the holes of a sparse array.
  if (Array.isArray(value)) return { kind: "list", items: Array.from(value, (item) => memberText(name, item)) };
  if (!isPlainObject(value)) {
    throw new InvalidRequestError(name, "must be a string, a finite number, a boolean, a list or a plain object");
  }
  const entries = presentEntries(name, value).map(([key, member]) => [key, memberText(name, member)] as const);
  return { kind: "object", entries };
}

/** An object's properties, without absent ones. */
export function presentEntries(name: string, value: object): [string, unknown][] {
  try {
    return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  } catch {
    // Without the getter's error, which may quote a value.
    throw new InvalidRequestError(name, "must have properties that can be read: a getter threw");
  }
}

function memberText(name: string, member: unknown): string {
  const text = toText(member);
  if (text === undefined) {
    throw new InvalidRequestError(
      name,
      "must contain only strings, finite numbers and booleans: nested values have no standard form",
    );
  }
  return text;
}

/** Whether a value is an object with properties, not one with internal content such as `Map`. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return (
    Object.prototype.toString.call(value) === "[object Object]" && !(Symbol.iterator in value) && !isStreamLike(value)
  );
}

/** Whether an object is asynchronous: a stream of any kind, a promise. */
function isStreamLike(value: object): boolean {
  return Symbol.asyncIterator in value || ["then", "pipe", "getReader"].some((name) => hasMethod(value, name));
}

/** Whether an object has a method of this name, its own or inherited. */
export function hasMethod(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === "function";
}
