import { isReference, type OpenApiDocument, resolvePointer } from "./document.ts";
import { isInValue } from "./named-members.ts";
import { isKeywords } from "./schemas/json-schema.ts";

const COMPONENT = "#/components/mediaTypes/";

/** The document with the media type in place of each reference to one of `components` (OpenAPI 3.2, 4.14). */
export function inlineMediaTypes(document: OpenApiDocument): OpenApiDocument {
  if (!("mediaTypes" in (document.components ?? {}))) return document;
  const inline = (node: unknown, steps: readonly string[], open: ReadonlySet<string>): unknown => {
    if (Array.isArray(node)) return node.map((item, index) => inline(item, [...steps, String(index)], open));
    if (!isKeywords(node) || isInValue(steps)) return node;
    if (isReference(node) && node.$ref.startsWith(COMPONENT) && !open.has(node.$ref)) {
      return inline(resolvePointer(document, node.$ref), steps, new Set(open).add(node.$ref));
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, member]) => [key, inline(member, [...steps, key], open)]),
    );
  };
  // The result is still a valid document: a media type replaces a reference to it.
  return inline(document, [], new Set()) as OpenApiDocument;
}
