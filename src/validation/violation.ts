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
 * Validates a value against a schema. Returns all violations, or an empty list.
 * @param pointer the value's place in a larger one. Default: the whole value.
 * @param violations the list to add to and to return. Default: a new one.
 */
export type Validate = (value: unknown, pointer?: string, violations?: Violation[]) => readonly Violation[];

/** The maximum length of a list of violations: a body of a megabyte could have half a million. */
const MAX_VIOLATIONS = 1_000;

/** Adds a violation to a list, unless it is full. */
export function report(violations: Violation[], pointer: string, keyword: string, rule: string): void {
  if (violations.length < MAX_VIOLATIONS) violations.push({ pointer, keyword, rule });
}

/** The JSON pointer of a member below another pointer. */
export function childPointer(pointer: string, name: string): string {
  return `${pointer}/${escapeToken(name)}`;
}
