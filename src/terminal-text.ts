import { codePoint, codeUnits, oneLine, replaceActing } from "./control-characters.ts";

/**
 * Escapes text of a document or a server for a terminal or a CI log: one line without control characters and without CI
 * commands (`::error::` of GitHub Actions, `##[error]` and `##vso[…]` of Azure Pipelines).
 */
export function terminalText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint)
    .replace(/^(\s*):(?=:)/, "$1\\u{3a}")
    .replaceAll(/##(?=\[|vso\[)/g, "#\\u{23}");
}

/** JSON, on one line unless it is indented, with every character that could act on a terminal or a CI log escaped. */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  return replaceActing(json, (character) => (character === "\n" ? character : codeUnits(character)));
}
