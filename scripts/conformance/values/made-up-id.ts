import type { SchemaFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
import { satisfies } from "./satisfies.ts";

/** The digits of a ULID (Crockford's Base32): all but those that are read as others. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".replaceAll(/I|L|O|U/g, "");

/** How ids of formats that make them unique are made: nobody else ever makes the same. */
const MAKERS: Readonly<Record<string, () => string>> = {
  uuid: () => crypto.randomUUID(),
  guid: () => crypto.randomUUID(),
  ulid: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => DIGITS.charAt(byte % 32))
      .join("")
      .replace(/^./, "0"),
};

/** An id that is certain to be nobody's; `undefined` where the format does not make ids unique. */
export function madeUpId(schema: SchemaFacts): string | undefined {
  const make = ownMember(MAKERS, schema.format?.toLowerCase() ?? "");
  const id = make?.();
  return id !== undefined && satisfies(schema, id) ? id : undefined;
}
