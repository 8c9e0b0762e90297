import { isArray, isObject } from "./values.ts";

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
