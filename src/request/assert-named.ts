import { InvalidRequestError } from "../errors.ts";
import { assertOwnMembers } from "../own-member.ts";
import { isPlainObject } from "../serialize/members.ts";

/**
 * Throws an `InvalidRequestError` for named values that would be dropped silently: those of a Map, of a promise, or of a
 * class. Without its filter, a DELETE removes everything.
 * @param what what the values are, for the error
 */
export function assertNamed(name: string, given: unknown, what = "parameters"): void {
  if (!isPlainObject(given)) throw new InvalidRequestError(name, `must be a plain object of ${what}, by their names`);
  assertOwnMembers(given, what);
}
