/**
 * Characters that act instead of being shown: C0 and C1 controls, the separators of lines and paragraphs, marks that change
 * the direction of text (CVE-2021-42574), most characters without a width, and halves of surrogate pairs. The two joiners
 * (U+200C, U+200D) stay: Persian and emoji need them.
 */
const ACTING =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** Replaces each character that acts instead of being shown. */
export function replaceActing(text: string, replace: (character: string) => string): string {
  return text.replaceAll(ACTING, replace);
}

/** A code point as JavaScript, TypeScript and people write it: `\u{1b}`. */
export function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Code units as every string and regular expression of JavaScript can hold them, whatever its flags: `\u001b`. */
export function codeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** The text in one line: line ends and tabs become spaces. */
export function oneLine(text: unknown): string {
  return String(text).replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ");
}
