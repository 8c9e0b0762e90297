import { isPlainObject } from "@redocly/openapi-core";

/** A value of JSON or YAML. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A deep copy without the shared parts that YAML aliases create: changing one place must not change another. */
export function copy(value: unknown): Json {
  if (Array.isArray(value)) return value.map(copy);
  if (isPlainObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/**
 * A target with an update in it (Overlay 1.1, 4.4.3): an object's members are merged, a list gets one more item, or those of
 * another list, and any other value is replaced. Throws a `TypeError` where the two do not go together.
 */
export function applyUpdate(target: Json, update: Json): Json {
  if (Array.isArray(target)) return [...target, ...[update].flat().map(copy)];
  if (isObject(target) && isObject(update)) return mergeObjects(target, update);
  if (!isObject(target) && Object(update) !== update) return update;
  throw new TypeError(`${nameKind(target)} can be updated only with ${nameKind(target)}`);
}

/** Names the kind of a value: one of the three that a target may select. */
export function nameKind(value: Json): string {
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "an object" : "a single value";
}

function mergeObjects(target: Readonly<Record<string, Json>>, update: Readonly<Record<string, Json>>): Json {
  const members = new Map(Object.entries(target));
  for (const [key, member] of Object.entries(update)) {
    const own = members.get(key);
    members.set(key, own === undefined ? copy(member) : mergeMembers(own, member, key));
  }
  return Object.fromEntries(members);
}

function mergeMembers(own: Json, update: Json, key: string): Json {
  if (isObject(own) && isObject(update)) return mergeObjects(own, update);
  if (Array.isArray(own) && Array.isArray(update)) return [...own, ...update.map(copy)];
  if (Object(own) !== own && Object(update) !== update) return update;
  throw new TypeError(`"${key}" has another type in the document: remove it first`);
}

function isObject(value: Json): value is { [key: string]: Json } {
  return isPlainObject(value);
}
