import { codePoint, oneLine, replaceActing } from "./control-characters.ts";

/**
 * Text of a document or a server for a line on a terminal or in a CI's log: one line, in which nothing acts on the terminal
 * and nothing is a command to the CI (`::error::` of GitHub Actions, `##[error]` and `##vso[…]` of Azure Pipelines).
 */
export function terminalText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint)
    .replace(/^(\s*):(?=:)/, "$1\\u{3a}")
    .replaceAll(/##(?=\[|vso\[)/g, "#\\u{23}");
}
