import { isObject } from "revokit/toolkit";

/**
 * The part of a body that two answers of one kind share: its members and words. Ids, numbers and times, which differ,
 * are long or have digits.
 */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
  }
  if (typeof value !== "string") return typeof value === "number" ? "number" : value;
  return value.replaceAll(/\S*\d\S*/g, "…");
}
