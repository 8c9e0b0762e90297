import { isObject } from "revokit/toolkit";

/**
 * The part of a body that is the same in two answers of one kind: its members and words. Ids, numbers and times differ with each
 * answer; they are long, or have digits.
 */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
  }
  if (typeof value !== "string") return typeof value === "number" ? "number" : value;
  return value.replaceAll(/\S*\d\S*/g, "…");
}
