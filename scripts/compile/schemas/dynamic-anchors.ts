import { isKeywords, type JsonSchema, mapSubschemas, referenceOf } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";
import type { References } from "./references.ts";

/** The pointers of the schemas that have each `$dynamicAnchor`. */
export type AnchorHolders = ReadonlyMap<string, readonly string[]>;

/** The anchor that a `$dynamicRef` names; empty if it has none. */
export function anchorOf(reference: string): string {
  return /#([^/]+)$/.exec(reference)?.[1] ?? "";
}

/** The anchors that the `$dynamicRef`s of a schema name, or of what it leads to; an empty one for a `$dynamicRef` without. */
export function anchorsUsedBy(references: References, holders: AnchorHolders, start: string): ReadonlySet<string> {
  const used = new Set<string>();
  const seen = new Set<string>();
  const open = [start];
  const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
    if (!isKeywords(schema)) return schema;
    const reference = referenceOf(schema);
    if (reference !== undefined) open.push(references.resolve(reference, pointer));
    const anchor = typeof schema["$dynamicRef"] === "string" ? anchorOf(schema["$dynamicRef"]) : undefined;
    if (anchor !== undefined) used.add(anchor);
    open.push(...(holders.get(anchor ?? "") ?? []));
    mapSubschemas(schema, (member, keyword, key) =>
      visit(member, key === undefined ? appendToPointer(pointer, keyword) : appendToPointer(pointer, keyword, key)),
    );
    return schema;
  };
  for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
    const schema = seen.has(pointer) ? undefined : references.at(pointer);
    seen.add(pointer);
    if (isKeywords(schema)) visit(schema, pointer);
  }
  return used;
}
