import type { Operation } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import type { HeaderValues } from "./options.ts";

/** Header fields by their names in lower case. */
export type Fields = Record<string, string>;

/** A field name is a token (RFC 9110, 5.1). */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** Visible ASCII (RFC 9110, 5.5): what lies beyond has no agreed encoding, and space at the ends is lost on the way. */
const FIELD_VALUE = /^[\x21-\x7e]+([ \t]+[\x21-\x7e]+)*$/;

/** The rule that a field value breaks; undefined where it breaks none. */
export function checkFieldValue(value: unknown): string | undefined {
  return FIELD_VALUE.test(String(value)) ? undefined : "must be visible ASCII, with spaces only inside";
}

/**
 * Merges header fields, later ones over earlier ones, with their names in lower case. Throws an `InvalidRequestError`
 * that names the field, but not its value, for one that can't be sent or that stands for the operation's credential.
 */
export function mergeHeaders(operation: Operation, sources: readonly (HeaderValues | undefined)[]): Fields {
  const credential = operation.credential?.header.toLowerCase();
  const merged: Fields = {};
  for (const source of sources) {
    if (source === undefined) continue;
    for (const [field, value] of Object.entries(source)) {
      const name = field.toLowerCase();
      if (!FIELD_NAME.test(name))
        throw new InvalidRequestError("headers", "must have names that are tokens (RFC 9110)");
      if (name === credential) throw new InvalidRequestError("headers", `must not contain ${field}: pass \`token\``);
      if (value === undefined) continue;
      delete merged[name];
      if (value === null) continue;
      const rule = checkFieldValue(value);
      if (rule !== undefined) throw new InvalidRequestError(field, rule);
      merged[name] = String(value);
    }
  }
  return merged;
}

/** Cookie parameters (RFC 6265, 4.2.1), beside what the caller's own `Cookie` field may hold. */
export function addCookies(fields: Fields, cookies: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(cookies)) {
    if (value === undefined || value === null) continue;
    const pair = `${name}=${encodeURIComponent(String(value))}`;
    fields["cookie"] = fields["cookie"] === undefined ? pair : `${fields["cookie"]}; ${pair}`;
  }
}
