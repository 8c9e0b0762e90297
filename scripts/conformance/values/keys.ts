import type { SchemaFacts } from "revokit";
import { satisfies } from "./satisfies.ts";
import { percentEncode } from "./id-variants.ts";
import { swapCase } from "./similar-credentials.ts";

/** A server may refuse a longer header field. */
const MAX_LENGTH = 4096;

/** Two keys of a schema's maximum length that differ in the last character; `undefined` if it sets no maximum. */
export function longestKeys(schema: SchemaFacts): readonly [string, string] | undefined {
  const { maxLength } = schema;
  if (maxLength === undefined || maxLength > MAX_LENGTH) return undefined;
  const start = `${crypto.randomUUID()}-`.padEnd(maxLength, "k").slice(0, maxLength - 1);
  const keys: readonly [string, string] = [`${start}1`, `${start}2`];
  return keys.every((key) => satisfies(schema, key)) ? keys : undefined;
}

/**
 * A key with every visible ASCII character except those that have a meaning in a field that is a list (RFC 9110, 5.6):
 * quotation mark, comma and backslash. `undefined` if the schema does not allow it.
 */
export function oddKey(schema: SchemaFacts): string | undefined {
  const visible = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index));
  const key = [...visible.filter((character) => !'",\\'.includes(character)), ...crypto.randomUUID().slice(0, 8)].join(
    "",
  );
  return satisfies(schema, key) ? key : undefined;
}

/** A key of as few characters as a schema allows; `undefined` if none is known that it allows. */
export function shortestKey(schema: SchemaFacts): string | undefined {
  const { minLength = 1 } = schema;
  const key = crypto.randomUUID().slice(0, Math.max(1, minLength));
  return satisfies(schema, key) ? key : undefined;
}

/** Keys that a careless comparison mistakes for the given one. */
export function similarKeys(key: string): readonly { readonly what: string; readonly value: string }[] {
  return [
    { what: "in case", value: swapCase(key) },
    { what: "in its punctuation", value: key.replaceAll(/[^a-z0-9]/gi, "") },
    { what: "in punctuation at its ends", value: `-${key}.` },
    { what: "in one more character", value: `${key}1` },
    { what: "in the percent-encoding of a character", value: percentEncode(key.charAt(0)) + key.slice(1) },
  ];
}
