import { createRequire } from "node:module";
import { isAmbiguous } from "./ambiguity.ts";

const require = createRequire(import.meta.url);

/** Only the repetition of a group can be exponential, and few patterns have one: for others, nothing is loaded. */
const REPEATED_GROUP = /\)\??[*+{]/;

const UNBOUNDED = /[*+]|,\}/g;

/** How many unbounded quantifiers a pattern may have: to compare thirty with each other takes seconds. Usual ones have up to ten. */
const MAX_QUANTIFIERS = 20;

const known = new Map<string, boolean>();

/**
 * Whether a regular expression may take time exponential in the length of a text, because it repeats what matches one text
 * in several ways: on such a pattern some forty characters stop a program for minutes. One with too many quantifiers to find
 * out counts as such.
 */
export function isExponential({ source, flags }: RegExp): boolean {
  if (!REPEATED_GROUP.test(source)) return false;
  if ((source.match(UNBOUNDED)?.length ?? 0) > MAX_QUANTIFIERS) return true;
  const key = `/${source}/${flags}`;
  const found = known.get(key) ?? (hasNestedRepetition(source, flags) || isAmbiguous(source, flags));
  known.set(key, found);
  return found;
}

/** Such as in `(a+)+`, whose automaton does not show it. */
function hasNestedRepetition(source: string, flags: string): boolean {
  const { analyse }: typeof import("scslre") = require("scslre");
  return analyse({ source, flags }).reports.some(({ exponential }) => exponential);
}
