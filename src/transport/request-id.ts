import type { RequestIdLocation } from "../contract.ts";
import { getByPointer } from "../json-pointer.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { stringsIn } from "./strings-in.ts";

/** It comes from outside and ends up in messages and logs. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** How many consecutive characters of a secret count as a part of it. */
const PART = 8;

/** What a request id must not reveal. */
export interface Confidential {
  /** Credentials: not whole, not in parts, and not reversed. */
  readonly secrets: readonly string[];
  /** Values of parameters and of the body: not whole. */
  readonly values: unknown;
}

/**
 * Finds the id to quote to the API's support where the document says. A server or a proxy may echo anything there: an id that
 * reveals a credential or a value of the call is dropped.
 */
export function findRequestId(
  { header, pointers = [] }: RequestIdLocation,
  { response, body }: InterpretedResponse,
  confidential: Confidential,
): string | undefined {
  const stated = header === undefined ? null : response.headers.get(header);
  for (const value of [stated, ...pointers.map((pointer) => getByPointer(body, pointer))]) {
    if (typeof value === "string" && REQUEST_ID.test(value) && !reveals(value, confidential)) return value;
  }
  return undefined;
}

function reveals(id: string, { secrets, values }: Confidential): boolean {
  const text = id.toLowerCase();
  for (const secret of secrets) if (hasPartOf(text, secret.toLowerCase())) return true;
  for (const value of stringsIn(values)) if (hasValue(text, value.toLowerCase())) return true;
  return false;
}

function hasPartOf(text: string, secret: string): boolean {
  if (secret.length <= PART) return contains(text, [secret]);
  if (!mayShare(text, secret)) return false;
  const parts = Array.from({ length: secret.length - PART + 1 }, (_, start) => secret.slice(start, start + PART));
  return contains(text, parts);
}

function hasValue(text: string, value: string): boolean {
  if (value.length >= PART) return mayShare(text, value) && contains(text, [value]);
  if (value === "" || !text.includes(value)) return false;
  // A short one may stand in any id by chance, unless it is a word of it.
  return text === value || (value.length > 2 && text.split(/[.:_-]+/).includes(value));
}

function contains(text: string, parts: readonly string[]): boolean {
  const backwards = [...text].reverse().join("");
  return parts.some((part) => text.includes(part) || backwards.includes(part));
}

/**
 * Whether two texts may have `PART` characters in a row in common, in either direction. Every such row in the first has four
 * characters that begin at a multiple of five: looking for those alone takes a tenth of the time, on each call.
 */
function mayShare(text: string, other: string): boolean {
  for (let at = 0; at + 4 <= text.length; at += 5) {
    const reversed = text.charAt(at + 3) + text.charAt(at + 2) + text.charAt(at + 1) + text.charAt(at);
    if (other.includes(text.slice(at, at + 4)) || other.includes(reversed)) return true;
  }
  return false;
}
