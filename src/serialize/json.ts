import { InvalidRequestError } from "../errors.ts";
import { isPlainObject } from "./members.ts";

/**
 * The text of a value as JSON. Throws an `InvalidRequestError` where `JSON.stringify` would drop or change something (a
 * function, NaN, a `Map`, a stream, `undefined` in a list) and where it would throw (a bigint, a cycle).
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
  } catch (cause) {
    throw new InvalidRequestError(name, "must be JSON: it has a cycle, or is nested too deeply", { cause });
  }
  if (problem !== undefined || text === undefined) {
    throw new InvalidRequestError(name, `must be JSON: it ${problem ?? "has no such form"}`);
  }
  return text;
}

const FOREIGN = "an object of a class that JSON has no form for";

/** What a value is that JSON can't hold; undefined for one that it can. */
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
      return value === null || Array.isArray(value) || isPlainObject(value) || isBoxed(value) ? undefined : FOREIGN;
    case "boolean":
    case "string":
      return undefined;
  }
}

/** What `toJSON` made of something that it can't stand for: a number for each byte, `null` for a date that is none. */
function changed(original: unknown, value: unknown): string | undefined {
  if (ArrayBuffer.isView(original)) return FOREIGN;
  return original instanceof Date && value === null ? "an invalid date" : undefined;
}

/** Objects that stand for a string, a number or a boolean: JSON unpacks them. */
function isBoxed(value: object): boolean {
  return value instanceof String || value instanceof Number || value instanceof Boolean;
}
