import type { Document } from "@redocly/openapi-core";
import { isInValue } from "../compile/named-members.ts";
import { isKeywords } from "../compile/schemas/json-schema.ts";

/** A document with local references in place of those that name it by its own URI, `$self` (OpenAPI 3.2, 4.1.2). */
export function localizeSelf(document: Document): Document {
  const { parsed } = document;
  const self: unknown = isKeywords(parsed) ? parsed["$self"] : undefined;
  if (typeof self !== "string" || !URL.canParse(self)) return document;
  return { ...document, parsed: localize(parsed, self, []) };
}

function localize(node: unknown, self: string, steps: readonly string[]): unknown {
  if (Array.isArray(node)) return node.map((item, index) => localize(item, self, [...steps, String(index)]));
  if (!isKeywords(node) || isInValue(steps)) return node;
  const members = Object.entries(node).map(([key, member]): [string, unknown] => [
    key,
    key === "$ref" && typeof member === "string" ? toLocal(member, self) : localize(member, self, [...steps, key]),
  ]);
  return Object.fromEntries(members);
}

function toLocal(reference: string, self: string): string {
  if (reference.startsWith("#") || !URL.canParse(reference, self)) return reference;
  const [resource, ...fragment] = new URL(reference, self).href.split("#");
  return resource === new URL(self).href ? `#${fragment.join("#")}` : reference;
}
