import { assertWellFormed } from "./encode.ts";

/**
 * Keeps reserved characters and percent-encoded triplets (RFC 6570, 3.2.3), except those that a query can't contain (RFC
 * 3986, 3.4), an ampersand, which would begin another pair, and a plus sign, which is read as a space (WHATWG URL, 5.1).
 */
export function encodeReserved(text: string, name: string): string {
  assertWellFormed(text, name);
  return text.replaceAll(/%[0-9a-f]{2}|[\w.~:/?@!$'()*,;=-]|./gisu, (part) =>
    part.length > 2 || /[\w.~:/?@!$'()*,;=-]/.test(part) ? part : encodeURIComponent(part),
  );
}

/** A parameter's name in a query. Characters without a meaning there stay readable: `filter[a]`, `$top`. */
export function encodeName(name: string): string {
  return name.replaceAll(/[^\w.~:/?@!$'()*,;[\]-]/gu, encodeURIComponent);
}
