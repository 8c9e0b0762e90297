import type { MarkdownEnv, MarkdownRenderer } from "vitepress";

/** About as many characters as fit on a line of a phone next to a few words. */
const SHORT = 24;

/**
 * Marks short code in the text, and options such as `--dry-run` in longer code, which the style sheet keeps on one line. The
 * long names of the library may be broken after their dots.
 */
export function shortCode(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("short-code", ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? []))
      if (token.type === "code_inline" && token.content.length <= SHORT) token.attrSet("class", "short");
  });
  const renderCode = markdown.renderer.rules.code_inline;
  if (renderCode === undefined) throw new Error("markdown-it renders no code.");
  markdown.renderer.rules.code_inline = (tokens, index, options, env: MarkdownEnv, self) => {
    const html = renderCode(tokens, index, options, env, self);
    if (env.relativePath.startsWith("library/")) return html.replaceAll(/\.(?=\w)/g, ".<wbr>");
    return html.replaceAll(/(?<=\s)--[\w-]+/g, '<span class="short">$&</span>');
  };
}
