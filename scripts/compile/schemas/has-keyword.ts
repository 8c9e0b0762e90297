import { isKeywords } from "./json-schema.ts";
import { EXAMPLE_KEYWORDS } from "./references.ts";

/** Whether any schema may have one of the keywords, with a string: a cheap test that spares most documents a search. */
export function hasKeyword(node: unknown, keywords: readonly string[]): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (isKeywords(node) && keywords.some((keyword) => typeof node[keyword] === "string")) return true;
  return Object.entries(node).some(([key, member]) => !EXAMPLE_KEYWORDS.has(key) && hasKeyword(member, keywords));
}
