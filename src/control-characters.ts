/**
 * Control characters in a wide sense: C0 and C1, line and paragraph separators, bidirectional marks (CVE-2021-42574), most
 * zero-width characters, and lone surrogates. The two joiners (U+200C, U+200D) stay: Persian and emoji need them.
 */
const ACTING =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** Anything but printable ASCII: most texts have nothing else, and are soon searched. */
const OTHER = /[^ -~]/;

/** Replaces each control character. */
export function replaceActing(text: string, replace: (character: string) => string): string {
  return OTHER.test(text) ? text.replaceAll(ACTING, replace) : text;
}

/** A code point in the notation of JavaScript: `\u{1b}`. */
export function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Code units in the notation that every JavaScript string and regular expression accepts, whatever its flags: `\u001b`. */
export function codeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** The text on one line: line endings and tabs become spaces. */
export function oneLine(text: unknown): string {
  return String(text).replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ");
}
