import { codePoint, codeUnits, oneLine, replaceActing } from "./control-characters.ts";

/** The beginning of a CI command that may be anywhere in a line. In JSON, it can only be inside a string. */
const CI_COMMAND = /##(?=\w*\[)/g;

/**
 * Escapes text of a document or a server for a terminal or a CI log: one line without control characters and without CI
 * commands (`::error::` of GitHub Actions, `##[error]` and `##vso[…]` of Azure Pipelines, `##teamcity[…]`).
 */
export function terminalText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint)
    .replace(/^(\s*):(?=:)/, "$1\\u{3a}")
    .replaceAll(CI_COMMAND, "#\\u{23}");
}

/** JSON, on one line unless it is indented, with every character that could act on a terminal or a CI log escaped. */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  const visible = replaceActing(json, (character) => (character === "\n" ? character : codeUnits(character)));
  return visible.replaceAll(CI_COMMAND, `#${codeUnits("#")}`);
}
