import { InvalidRequestError } from "../errors.ts";
import { isPlainObject } from "./members.ts";

/**
 * Serializes a value as JSON. Throws an `InvalidRequestError` where `JSON.stringify` would drop or change something (a
 * function, NaN, a `Map`, a stream, `undefined` in an array) or throw (a bigint, a cycle).
 */
export function toJson(name: string, value: unknown): string {
  let problem: string | undefined;
  // A replacer that changes nothing. It is called with the holder as `this`, and after `toJSON`.
  const check = function (this: object, key: string, member: unknown): unknown {
    const holder: unknown = Reflect.get(this, key);
    const kind = unfit(member, Array.isArray(this)) ?? changed(holder, member);
    if (kind !== undefined) problem ??= key === "" ? `is ${kind}` : `has ${kind} in ${JSON.stringify(key)}`;
    return problem === undefined ? member : null;
  };
  let text: string | undefined;
  try {
    text = JSON.stringify(value, check);
  } catch {
    // Without the original, which may quote a value.
    throw new InvalidRequestError(
      name,
      "must be JSON: it has a cycle, is nested too deeply, or throws when it is read",
    );
  }
  if (problem !== undefined || text === undefined) {
    throw new InvalidRequestError(name, `must be JSON: it ${problem ?? "can't be represented"}`);
  }
  return text;
}

const FOREIGN = "an object that JSON can't represent";

/** The kind of a value that JSON can't represent; undefined for one that it can. */
function unfit(value: unknown, isItem: boolean): string | undefined {
  switch (typeof value) {
    case "bigint":
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    case "number":
      return Number.isFinite(value) ? undefined : "a number that is not finite";
    case "undefined":
      return isItem ? "undefined" : undefined;
    case "object":
      if (value instanceof Number) return unfit(value.valueOf(), isItem);
      return value === null || Array.isArray(value) || isPlainObject(value) || isBoxed(value) ? undefined : FOREIGN;
    case "boolean":
    case "string":
      return undefined;
  }
}

/** Whether `toJSON` changed the value: a number for each byte, `null` for an invalid date. */
function changed(original: unknown, value: unknown): string | undefined {
  if (ArrayBuffer.isView(original)) return FOREIGN;
  return original instanceof Date && value === null ? "an invalid date" : undefined;
}

/** Wrapper objects of strings and booleans, which JSON unwraps like those of numbers. */
function isBoxed(value: object): boolean {
  return value instanceof String || value instanceof Boolean;
}
