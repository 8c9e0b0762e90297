import { isObject } from "revokit/toolkit";

/** The value of a JSON text, or what is wrong with it. */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses a JSON text. Rejects what could not be sent unchanged: a duplicate member, one of which would be dropped (RFC
 * 8259, 4), and a number with more digits than a double can hold (RFC 8259, 6).
 */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "is not JSON" };
  }
  let names = 0;
  for (const [token, colon] of text.matchAll(NAME_STRING_OR_NUMBER)) {
    if (colon !== undefined) names += 1;
    else if (!token.startsWith('"') && !isExact(token)) return { problem: INEXACT };
  }
  const members = countMembers(value);
  if (members === Infinity) return { problem: `is nested more than ${MAX_DEPTH} levels deep` };
  return names === members ? { value } : { problem: "has a duplicate member" };
}

/** A string followed by a colon is a member's name. */
const NAME_STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

/** What reads a value recurses at each level. */
const MAX_DEPTH = 500;

/** Infinity for a value that is nested too deeply. */
function countMembers(value: unknown, depth = 0): number {
  if (depth > MAX_DEPTH) return Infinity;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item, depth + 1), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, member) => sum + 1 + countMembers(member, depth + 1), 0);
}

/** The problem with a number that is not exact. */
export const INEXACT = "has a number with more digits than can be sent exactly";

/** Whether a number is sent with the same digits as in the file. */
export function isExact(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && digitsOf(text) === digitsOf(String(value));
}

function digitsOf(number: string): string {
  const [digits = ""] = number.split(/e/i);
  return digits.replace(/[-.]/g, "").replace(/^0+|0+$/g, "");
}
