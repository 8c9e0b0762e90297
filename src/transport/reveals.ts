import type { HeaderValues } from "../request/header-values.ts";
import { decodings } from "./decodings.ts";
import { stringsIn } from "../strings-in.ts";

/** How many consecutive characters of a secret count as a part of it. */
const PART = 8;

/** How many values of a call are looked for, objects among them, and those of the body last: it can have any number. */
const MAX_VALUES = 1_000;

/** What must not be revealed. */
export interface Confidential {
  /** Credentials: not whole, not in parts. */
  readonly secrets: readonly string[];
  /** The values of its parameters, its other headers and its body: not whole. */
  readonly request: {
    readonly params: unknown;
    readonly headers?: readonly (HeaderValues | undefined)[];
    readonly body: unknown;
  };
}

/** Whether a text reveals a credential or a value: unchanged, reversed, or encoded. */
export function reveals(text: string, confidential: Confidential): boolean {
  return shows(text, confidential) || decodings(text).some((decoded) => shows(decoded, confidential));
}

function shows(original: string, { secrets, request: { params, headers, body } }: Confidential): boolean {
  const text = original.toLowerCase();
  const known = secrets.filter((secret) => secret !== "");
  // A longer value can't be in the text, and searching a text of megabytes would block every other call.
  const given = stringsIn([params, headers, body], MAX_VALUES).filter(({ length }) => length <= original.length);
  const isShort = (value: string) => value.length < PART;
  if (given.some((value) => isShort(value) && hasWord(text, value.toLowerCase()))) return true;
  const isPossible = known.some(isShort) || mayShare(text, [...known, ...given].join().toLowerCase());
  if (!isPossible) return false;
  const bothDirections = `${text},${[...text].reverse().join("")}`;
  const parts = [...known.flatMap(partsOf), ...given.filter((value) => !isShort(value))];
  return parts.some((part) => bothDirections.includes(part.toLowerCase()));
}

/**
 * Whether two texts may share `PART` consecutive characters, in either direction. Any such run in the first text
 * contains four characters that begin at a multiple of five, and searching for those alone takes a tenth of the time on
 * each call.
 */
function mayShare(text: string, others: string): boolean {
  for (let at = 0; at + 4 <= text.length; at += 5) {
    const reversed = text.charAt(at + 3) + text.charAt(at + 2) + text.charAt(at + 1) + text.charAt(at);
    if (others.includes(text.slice(at, at + 4)) || others.includes(reversed)) return true;
  }
  return false;
}

function partsOf(secret: string): readonly string[] {
  const count = Math.max(1, secret.length - PART + 1);
  return Array.from({ length: count }, (_, start) => secret.slice(start, start + PART));
}

/** Whether a value is a word of an id: a short one may occur in any id by chance. */
function hasWord(text: string, value: string): boolean {
  return text.includes(value) && (text === value || (value.length > 2 && text.split(/[.:_-]+/).includes(value)));
}
