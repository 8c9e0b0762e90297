import type { MarkdownRenderer } from "vitepress";

/** Lets the keyboard scroll a picture, which a phone shows at its natural size. */
export function scrollPictures(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("scroll-pictures", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const [image, ...others] = tokens[index + 1]?.children ?? [];
      if (token.type !== "paragraph_open" || image?.type !== "image" || others.length > 0) continue;
      token.attrSet("class", "picture");
      token.attrSet("tabindex", "0");
    }
  });
}
