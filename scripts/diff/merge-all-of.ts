import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../compile/document.ts";
import { isKeywords } from "../compile/schemas/json-schema.ts";
import { tryResolve } from "./hidden-properties.ts";

/** The keywords that can be merged from two schemas into one. */
const MERGEABLE = new Set(["type", "properties", "required", "allOf", "title", "description", "$ref"]);

type Members = Readonly<Record<string, unknown>>;

/**
 * Merges an `allOf` of plain objects into one object, so that either notation compares as equal. Returns any other value
 * unchanged.
 */
export function mergeAllOf(document: OpenApiDocument, schema: object): object {
  if (!("allOf" in schema)) return schema;
  return merge(document, schema, new Set()) ?? schema;
}

/** Undefined if a schema is more than a plain object, or recursive. */
function merge(document: OpenApiDocument, schema: unknown, open: ReadonlySet<unknown>): Members | undefined {
  if (!isKeywords(schema) || open.has(schema)) return undefined;
  if (!Object.keys(schema).every((key) => MERGEABLE.has(key))) return undefined;
  const { allOf = [], $ref: reference, ...own } = schema;
  if (!Array.isArray(allOf) || (own["type"] !== undefined && own["type"] !== "object")) return undefined;
  const referred = typeof reference === "string" ? [tryResolve(document, reference)] : [];
  const parts = [...referred, ...listOf(allOf)].map((part) => merge(document, part, new Set([...open, schema])));
  return [...parts, own].reduce<Members | undefined>((all, part) => all && part && join(all, part), {});
}

/** Later annotations win. Undefined if both have a property with different schemas. */
function join(a: Members, b: Members): Members | undefined {
  const [before, after] = [membersOf(a["properties"]), membersOf(b["properties"])];
  const isClash = ([name, value]: [string, unknown]) =>
    Object.hasOwn(before, name) && !isDeepStrictEqual(before[name], value);
  if (Object.entries(after).some(isClash)) return undefined;
  const required = new Set([...listOf(a["required"]), ...listOf(b["required"])]);
  return {
    ...a,
    ...b,
    ...((a["properties"] ?? b["properties"]) !== undefined && { properties: { ...before, ...after } }),
    ...(required.size > 0 && { required: [...required].sort() }),
  };
}

function membersOf(value: unknown): Members {
  return isKeywords(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
