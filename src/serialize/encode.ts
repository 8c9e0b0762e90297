import { InvalidRequestError } from "../errors.ts";

/** Unreserved characters (RFC 3986, 2.3): most values. */
const PLAIN = /^[\w.~-]*$/;

/** Percent-encodes everything but unreserved characters, as RFC 6570 does (3.2.2). */
export function encodeText(text: string, name: string): string {
  if (PLAIN.test(text)) return text;
  assertWellFormed(text, name);
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, toPercent);
}

/** Throws for text that has no UTF-8 form. */
export function assertWellFormed(text: string, name: string): void {
  if (/\p{Surrogate}/u.test(text)) {
    throw new InvalidRequestError(name, "must be well-formed Unicode, without lone surrogates");
  }
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
