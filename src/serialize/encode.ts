import { InvalidRequestError } from "../errors.ts";

/** Unreserved characters (RFC 3986, 2.3): most values. */
const PLAIN = /^[\w.~-]*$/;

/** Percent-encodes everything but unreserved characters, as RFC 6570 does (3.2.2). */
export function encodeText(text: string, name: string): string {
  if (PLAIN.test(text)) return text;
  assertWellFormed(text, name);
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, toPercent);
}

/**
 * Keeps reserved characters and percent-encoded triplets (RFC 6570, 3.2.3), except those that a query can't contain (RFC
 * 3986, 3.4).
 */
export function encodeReserved(text: string, name: string): string {
  assertWellFormed(text, name);
  return text.replaceAll(/%[0-9a-f]{2}|[\w.~:/?@!$&'()*+,;=-]|./gisu, (part) =>
    part.length > 2 || !/[%\s#[\]]|[^\w.~:/?@!$&'()*+,;=-]/.test(part) ? part : encodeURIComponent(part),
  );
}

/** A parameter's name in a query. Characters without a meaning there stay readable: `filter[a]`, `$top`. */
export function encodeName(name: string): string {
  return PLAIN.test(name) ? name : name.replaceAll(/[^\w.~:/?@!$'()*,;[\]-]/gu, encodeURIComponent);
}

function assertWellFormed(text: string, name: string): void {
  if (/\p{Surrogate}/u.test(text)) {
    throw new InvalidRequestError(name, "must be well-formed Unicode, without lone surrogates");
  }
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
