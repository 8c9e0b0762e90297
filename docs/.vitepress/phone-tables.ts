import type { MarkdownRenderer } from "vitepress";

type Token = Parameters<Parameters<MarkdownRenderer["core"]["ruler"]["push"]>[1]>[0]["tokens"][number];

/** How a table looks on a phone: unchanged, scrolled beside its first column, or with the cells of each row stacked. */
type Form = "narrow" | "scrolled" | "stacked";

/**
 * Marks how each table looks on a phone for the style sheet, and labels its cells with their column's head, which stacked
 * cells show.
 */
export function phoneTables(markdown: MarkdownRenderer): void {
  // VitePress renders the tag without the token's attributes.
  markdown.renderer.rules.table_open = (tokens, index, options, _env, self) => self.renderToken(tokens, index, options);
  markdown.core.ruler.push("phone-tables", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "table_open") continue;
      const end = tokens.findIndex(({ type }, place) => place > index && type === "table_close");
      shape(token, tokens.slice(index, end));
    }
  });
}

function shape(table: Token, tokens: readonly Token[]): void {
  const heads = textsAfter(tokens, "th_open");
  const cells = textsAfter(tokens, "td_open");
  table.attrSet("class", formOf(heads.length, cells));
  table.attrSet("tabindex", "0");
  for (const [index, cell] of tokens.filter(({ type }) => type === "td_open").entries()) {
    cell.attrSet("data-label", heads[index % heads.length] ?? "");
  }
}

/** A phone has room for two columns, if one of them is short. Figures are compared down a column, so they are not stacked. */
function formOf(columns: number, cells: readonly string[]): Form {
  const longest = (column: number) =>
    Math.max(...cells.filter((_, index) => index % columns === column).map((text) => text.length));
  if (columns <= 2) return longest(0) > 40 && longest(1) > 40 ? "stacked" : "narrow";
  const areShort = cells.every((text, index) => index % columns === 0 || text.length <= 12);
  return columns >= 6 || areShort ? "scrolled" : "stacked";
}

/** The texts of cells, without their markup. */
function textsAfter(tokens: readonly Token[], type: "th_open" | "td_open"): string[] {
  return tokens.flatMap((token, index) =>
    token.type === type ? [(tokens[index + 1]?.children ?? []).map(({ content }) => content).join("")] : [],
  );
}
