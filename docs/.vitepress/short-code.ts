import type { MarkdownRenderer } from "vitepress";

/** About as many characters as fit on a line of a phone next to a few words. */
const SHORT = 24;

/** Marks short code in the text, such as `--dry-run`, which the style sheet keeps on one line. */
export function shortCode(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("short-code", ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? []))
      if (token.type === "code_inline" && token.content.length <= SHORT) token.attrSet("class", "short");
  });
}
