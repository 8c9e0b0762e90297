import { isObject } from "revokit/toolkit";

/** What a JSON text holds, or what is wrong with it. */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses a JSON text. What could not be sent as it is written is refused: a duplicate member, of which one
 * would be dropped (RFC 8259, 4), and a number with more digits than a double can hold (RFC 8259, 6).
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
  return names === countMembers(value) ? { value } : { problem: "has a duplicate member" };
}

/** A string is a member's name where a colon follows it. */
const NAME_STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, member) => sum + 1 + countMembers(member), 0);
}

/** What is wrong with a number that is not exact. */
export const INEXACT = "has a number with more digits than can be sent exactly";

/** Whether a number is sent with the digits that it is written with. */
export function isExact(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && digitsOf(text) === digitsOf(String(value));
}

function digitsOf(number: string): string {
  const [digits = ""] = number.replace(/[-.]/g, (mark, at) => (mark === "-" && at > 0 ? "-" : "")).split(/e/i);
  return digits.replace(/^0+|0+$/g, "");
}
