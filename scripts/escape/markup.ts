import { codePoint, replaceActing, terminalText } from "revokit/toolkit";

/** Text for an element or a quoted attribute of HTML. */
export function htmlText(text: unknown): string {
  // Tabs and line endings are harmless white space there.
  return replaceActing(String(text), (character) => (/[\t\n\r]/.test(character) ? character : codePoint(character)))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Text for an element or a quoted attribute of XML 1.0. Characters that XML forbids (2.2) become U+FFFD. */
export function xmlText(text: unknown): string {
  const allowed = String(text).replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd");
  return htmlText(allowed).replaceAll("\n", "&#10;");
}

/** JSON for a `<script type="application/json">`, escaped so that it can't end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/**
 * Text for Markdown on one line: code spans stay, other markup, links and mentions are escaped. Backticks in a row begin
 * another kind of span, which a text could open without an end to turn the next one inside out.
 */
export function markdownText(text: unknown): string {
  return terminalText(text)
    .split(/((?<!`)`[^`]+`(?!`))/)
    .map((part, index) => (index % 2 === 1 ? part : withoutMarkup(part)))
    .join("");
}

function withoutMarkup(text: string): string {
  return (
    text
      .replaceAll(/[\\*_[\]|~`]/g, "\\$&")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      // A comment prevents a mention, a reference to an issue (#1, GH-1), and a link made of a bare URL.
      .replaceAll(/[@#]|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, "$&<!-- -->")
  );
}
