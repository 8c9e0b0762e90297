import { isAmbiguous } from "./ambiguity.ts";

/** Only the repetition of a group can be exponential, and few patterns have one: for others, nothing is loaded. */
const REPEATED_GROUP = /\)\??[*+{]/;

const known = new Map<string, boolean>();

/**
 * Whether a regular expression may take time exponential in the length of a text, because it repeats what matches one text
 * in several ways: on such a pattern some forty characters stop a program for minutes.
 */
export function isExponential({ source, flags }: RegExp): boolean {
  if (!REPEATED_GROUP.test(source)) return false;
  const key = `/${source}/${flags}`;
  const found = known.get(key) ?? isAmbiguous(source, flags);
  known.set(key, found);
  return found;
}
