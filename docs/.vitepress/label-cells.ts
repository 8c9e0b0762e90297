import type { MarkdownRenderer } from "vitepress";

/** Gives each cell of a table the text of its column's head, which a phone shows beside it: rows stand below each other there. */
export function labelCells(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("label-cells", ({ tokens }) => {
    let heads: string[] = [];
    let column = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type === "thead_open") heads = [];
      if (token.type === "th_open") heads.push(textOf(tokens[index + 1]?.children));
      if (token.type === "tr_open") column = 0;
      if (token.type !== "td_open") continue;
      token.attrSet("data-label", heads[column] ?? "");
      column += 1;
    }
  });
}

/** Without its markup. */
function textOf(children: readonly { readonly content: string }[] | null | undefined): string {
  return (children ?? []).map(({ content }) => content).join("");
}
