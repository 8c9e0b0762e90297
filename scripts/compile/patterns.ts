import { isExponential } from "./backtracking/is-exponential.ts";

/** Syntax of other languages that ECMAScript would misinterpret instead of refusing. */
const FOREIGN = [
  // Properties and code points, which need the flag `u`, and Perl's classes of POSIX.
  /\\[pP]\{/,
  /\\u\{/,
  /\[\[:\^?\w+:\]/,
  // Perl's and Java's anchors, spaces, quotes and graphemes.
  /\\[AZzGhHRXQEaeK]/,
  // Possessive quantifiers, atomic groups, comments and switches.
  /[*+?}]\+/,
  /\(\?(>|#|[a-z]*-?[a-z]+[:)]|P[<=>]|\||&|R|\d)/i,
  // Python's and Ruby's quantifiers without a minimum, and Perl's and XML Schema's escapes.
  /\{,\d+\}/,
  /\\([iINC]|c(?![A-Za-z])|[xo]\{)/,
  // Java's intersections and .NET's subtractions of classes; a bracket that comes first in its class.
  /\[[^\]]*(&&|-\[)/,
  /\[\^?\]/,
];

/** Identity escapes that the flag `u` forbids. */
const NEEDLESS_ESCAPE = /\\(?:\\|([^\\^$.*+?()[\]{}|/\w\s-]|_)|-)/gu;

/**
 * How many characters a pattern may have. While V8 compiles one it can't be stopped, and 3 MB of classes take minutes. Public
 * documents have up to 2,000.
 */
const MAX_PATTERN_LENGTH = 5_000;

/**
 * The regular expression that checks a `pattern`.
 * @returns undefined for a pattern that is left to the server: `whyUnchecked` says why
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const parsed = parsePattern(pattern);
  return parsed === undefined || isExponential(parsed) ? undefined : parsed;
}

/** Why `compilePattern` does not read a pattern; undefined if it does. The end of a sentence that begins with "it". */
export function whyUnchecked(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) return `is longer than ${MAX_PATTERN_LENGTH} characters`;
  const parsed = parsePattern(pattern);
  if (parsed === undefined) return "is not a pattern of ECMAScript";
  return isExponential(parsed) ? "could take time exponential in the length of a text" : undefined;
}

/**
 * The regular expression of a `pattern`: JSON Schema's are ECMA-262's with the flag `u` (Core, 6.4). A pattern that is
 * invalid with the flag is compiled without it, or without its needless escapes, if that does not change its meaning.
 * @returns undefined for a pattern that is too long or of another language
 */
export function parsePattern(pattern: string): RegExp | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH || hasEmptyClass(pattern)) return undefined;
  return tryPattern(pattern, "u") ?? tryPattern(unescapeNeedless(pattern), "u") ?? compileWithoutUnicode(pattern);
}

function compileWithoutUnicode(pattern: string): RegExp | undefined {
  // Without the flag, an astral character would count as two.
  const isForeign = FOREIGN.some((form) => form.test(pattern)) || /[\u{10000}-\u{10FFFF}]/u.test(pattern);
  return isForeign ? undefined : tryPattern(pattern, "");
}

/** Whether `[]` begins a class: nothing matches it here, while in other languages it begins a class with that bracket. */
function hasEmptyClass(pattern: string): boolean {
  let isInClass = false;
  for (const [part] of pattern.matchAll(/\\[^]|\[\^?\]|\[|\]/gu)) {
    if (!isInClass && part === "[]") return true;
    // `[^]` is a whole class. Within one, a bracket that opens is literal.
    if (!part.startsWith("\\")) isInClass = part === "[";
  }
  return false;
}

/** A hyphen needs an escape only within a class, where the flag `u` allows it. */
function unescapeNeedless(pattern: string): string {
  let isInClass = false;
  return pattern.replaceAll(/\\[^]|[[\]]/gu, (part) => {
    if (part === "[") isInClass = true;
    if (part === "]") isInClass = false;
    if (part === "\\-") return isInClass ? part : "-";
    return part.replace(NEEDLESS_ESCAPE, (escape, character: string | undefined) => character ?? escape);
  });
}

function tryPattern(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
