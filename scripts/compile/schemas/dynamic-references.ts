import type { OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { isKeywords, type Keywords, schemasAt } from "./json-schema.ts";
import { appendToPointer, EXAMPLE_KEYWORDS, referenceTo } from "./references.ts";

/**
 * The document with each `$dynamicRef` (JSON Schema 2020-12, Core, 8.2.3.2) as the `$ref` that it amounts to: where one schema
 * alone has the `$dynamicAnchor`, every dynamic scope leads to it. Where several have it, the value may be any, with a note.
 */
export function resolveDynamicReferences(document: OpenApiDocument, notes: Note[]): OpenApiDocument {
  const anchors = new Map<string, string[]>();
  const references: string[] = [];
  visit(document, "#", (node, pointer) => {
    const { $dynamicAnchor: anchor, $dynamicRef: reference } = node;
    if (typeof anchor === "string") anchors.set(anchor, [...(anchors.get(anchor) ?? []), pointer]);
    if (typeof reference === "string") references.push(pointer);
  });
  if (references.length === 0) return document;

  const resolve = (node: Keywords, pointer: string): Keywords => {
    const { $dynamicRef: reference, ...rest } = node;
    if (typeof reference !== "string") return node;
    const [target = reference, ...others] = anchors.get(/#([^/]+)$/.exec(reference)?.[1] ?? "") ?? [];
    if (others.length === 0) return addReference(rest, target);
    notes.push({
      message: `$dynamicRef "${reference}" is taken for any value: ${others.length + 1} schemas have that $dynamicAnchor, and which one holds depends on the schema that refers to this one.`,
      pointer,
    });
    return rest;
  };
  // The result is still a valid document: a schema replaces a schema.
  return mapObjects(document, "#", resolve) as OpenApiDocument;
}

function addReference(schema: Keywords, target: string): Keywords {
  if (!("$ref" in schema)) return { ...schema, ...referenceTo(target) };
  return { ...schema, allOf: [...schemasAt(schema, "allOf"), referenceTo(target)] };
}

/** Visits each object of a document once, though YAML's aliases may have it in several places. */
function visit(
  node: unknown,
  pointer: string,
  found: (node: Keywords, pointer: string) => void,
  seen = new Set(),
): void {
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  if (isKeywords(node)) found(node, pointer);
  for (const [key, member] of Object.entries(node)) {
    if (!EXAMPLE_KEYWORDS.has(key)) visit(member, appendToPointer(pointer, key), found, seen);
  }
}

function mapObjects(node: unknown, pointer: string, map: (node: Keywords, pointer: string) => Keywords): unknown {
  if (Array.isArray(node))
    return node.map((item, index) => mapObjects(item, appendToPointer(pointer, String(index)), map));
  if (!isKeywords(node)) return node;
  const members = Object.entries(node).map(([key, member]): [string, unknown] => [
    key,
    EXAMPLE_KEYWORDS.has(key) ? member : mapObjects(member, appendToPointer(pointer, key), map),
  ]);
  return map(Object.fromEntries(members), pointer);
}
