import { escapeToken } from "../json-pointer.ts";

/** A violation of a schema. It never contains the value. */
export interface Violation {
  /** Where in the value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The violated keyword of JSON Schema, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword requires, in words, e.g. `must be a string`. */
  readonly rule: string;
}

/**
 * Validates a value against a schema. Returns its violations, a thousand at most, or an empty list.
 * @param pointer the value's place in a larger one. Default: the whole value.
 * @param violations the list to add to and to return. Default: a new one.
 */
export type Validate = (value: unknown, pointer?: string, violations?: Violation[]) => readonly Violation[];

/** How many violations a validator lists: a body of a megabyte could have half a million. */
export const MAX_VIOLATIONS = 1_000;

/** Takes the place of each one beyond these. They are counted: an alternative without a further violation is valid. */
const UNLISTED: Violation = { pointer: "", keyword: "validator", rule: "has further violations" };

/** Adds a violation to a list. */
export function report(violations: Violation[], pointer: string, keyword: string, rule: string): void {
  violations.push(violations.length < MAX_VIOLATIONS ? { pointer, keyword, rule } : UNLISTED);
}

/** The JSON pointer of a member below another pointer. */
export function childPointer(pointer: string, name: string): string {
  return `${pointer}/${escapeToken(name)}`;
}
