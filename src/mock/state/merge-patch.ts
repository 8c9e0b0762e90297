import { isObject } from "../../validation/values.ts";

/** Applies a JSON Merge Patch (RFC 7396, 2): null removes a member, and objects are merged. */
export function mergePatch(
  target: unknown,
  patch: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? mergePatch(merged.get(name), value) : value);
  }
  return Object.fromEntries(merged);
}
