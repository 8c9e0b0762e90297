import type { RequestIdLocation } from "../contract.ts";
import { getByPointer } from "../json-pointer.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import { stringsIn } from "./strings-in.ts";

/** It ends up in messages and logs, and comes from outside. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** How many characters of a secret in a row are taken for a part of it. */
const PART = 8;

/** What a request id must not give away. */
export interface Confidential {
  /** Credentials: not whole, not in parts, and not reversed. */
  readonly secrets: readonly string[];
  /** Values of parameters and of the body: not whole. */
  readonly values: unknown;
}

/**
 * The id to quote to the API's support, from where the spec says that it stands. A server, or what stands before it, may
 * echo anything there: an id that shows a credential or a value of the call is dropped.
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
  const reversed = [...text].reverse().join("");
  const words = text.split(/[.:_-]+/);
  const hasSecret = (secret: string) =>
    partsOf(secret.toLowerCase()).some((part) => text.includes(part) || reversed.includes(part));
  const hasValue = (value: string) => {
    if (value.length >= PART) return text.includes(value) || reversed.includes(value);
    // A shorter one may stand in any id by chance, unless it is a word of it.
    return text === value || (value.length > 2 && words.includes(value));
  };
  if (secrets.some(hasSecret)) return true;
  for (const value of stringsIn(values)) if (value !== "" && hasValue(value.toLowerCase())) return true;
  return false;
}

function partsOf(secret: string): string[] {
  if (secret.length <= PART) return [secret];
  return Array.from({ length: secret.length - PART + 1 }, (_, start) => secret.slice(start, start + PART));
}
