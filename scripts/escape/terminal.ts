import { codePoint, oneLine, replaceActing } from "./control-characters.ts";

/**
 * Escapes text of a document or a server for a terminal or a CI log: one line without control characters and without CI
 * commands (`::error::` of GitHub Actions, `##[error]` and `##vso[…]` of Azure Pipelines).
 */
export function terminalText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint)
    .replace(/^(\s*):(?=:)/, "$1\\u{3a}")
    .replaceAll(/##(?=\[|vso\[)/g, "#\\u{23}");
}
