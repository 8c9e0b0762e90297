import type { SchemaFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
import { satisfies } from "./satisfies.ts";

/** The digits of a ULID (Crockford's Base32), which leave out ambiguous ones. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".replaceAll(/I|L|O|U/g, "");

/** Generators for the id formats that guarantee uniqueness. */
const MAKERS: Readonly<Record<string, () => string>> = {
  uuid: () => crypto.randomUUID(),
  guid: () => crypto.randomUUID(),
  ulid: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => DIGITS.charAt(byte % 32))
      .join("")
      .replace(/^./, "0"),
};

/** An id that certainly does not exist; `undefined` if the format does not guarantee uniqueness. */
export function madeUpId(schema: SchemaFacts): string | undefined {
  const make = ownMember(MAKERS, schema.format?.toLowerCase() ?? "");
  const id = make?.();
  return id !== undefined && satisfies(schema, id) ? id : undefined;
}
