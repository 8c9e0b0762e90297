import { escapeToken, hasOwnKey, parsePointer } from "../json-pointer.ts";
import { isObject } from "../validation/values.ts";

/** Applies `change` to every string, number, boolean and null in a JSON value. */
export function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, change)]));
  return change(value);
}

/** The leaves of a JSON value in document order. */
export function leaves(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  return isObject(value) ? Object.values(value).flatMap(leaves) : [value];
}

/** A copy of a JSON value without the matching leaves, and without objects that this leaves empty. */
export function withoutLeaves(value: unknown, isUnwanted: (leaf: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutLeaves(item, isUnwanted));
  if (!isObject(value)) return value;
  const kept = Object.entries(value)
    .filter(([, item]) => leaves(item).length === 0 || !leaves(item).every(isUnwanted))
    .map(([key, item]) => [key, withoutLeaves(item, isUnwanted)]);
  return Object.fromEntries(kept);
}

/** A copy of a JSON value with another value at the pointer; the same value if the pointer resolves to nothing. */
export function withAt(value: unknown, pointer: string, replacement: unknown): unknown {
  const [step, ...rest] = parsePointer(pointer);
  if (step === undefined) return replacement;
  if (!hasOwnKey(value, step)) return value;
  const inner = withAt(value[step], rest.map((name) => `/${escapeToken(name)}`).join(""), replacement);
  return Array.isArray(value) ? Object.assign([...value], { [step]: inner }) : { ...value, [step]: inner };
}

/** Parses a JSON text; `undefined` if it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as text: JSON for objects and arrays, empty for `undefined`. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
