import type { OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { DynamicScopes } from "./dynamic-scopes.ts";
import { hasKeyword } from "./has-keyword.ts";
import { isKeywords, type Keywords } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";
import { EXAMPLE_KEYWORDS } from "./references.ts";

/** The document with each `$dynamicRef` (JSON Schema 2020-12, Core, 8.2.3.2) as the `$ref` that it amounts to. */
export function resolveDynamicReferences(document: OpenApiDocument, notes: Note[]): OpenApiDocument {
  if (!hasKeyword(document, ["$dynamicRef"])) return document;
  const anchors = new Map<string, string[]>();
  const identified: string[] = [];
  visit(document, "#", (node, pointer) => {
    const { $id: id, $dynamicAnchor: anchor } = node;
    if (typeof id === "string") identified.push(pointer);
    if (typeof anchor === "string") anchors.set(anchor, [...(anchors.get(anchor) ?? []), pointer]);
  });
  return new DynamicScopes(document, { anchors, identified }, notes).resolve();
}

/** Visits each object of a document once, even if YAML aliases put it in several places. */
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
