import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { docsPath } from "../path.ts";

/** Gives the guide's pictures their size before they are loaded, so that what follows does not move. */
export function pictureSizes(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("picture-sizes", ({ tokens, env }: { tokens: Token[]; env: MarkdownEnv }) => {
    const sizeOf = (file: string) => {
      const picture = readFileSync(docsPath(join(dirname(env.relativePath), file)), "utf8");
      const [, width = "", height = ""] = /viewBox="0 0 (\S+) (\S+)"/.exec(picture) ?? [];
      return { width, height };
    };
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      // The form of a picture for wide screens, in a <picture>.
      const wide = /^<source .*srcset="(\.\/[^"]+)"/.exec(token.content)?.[1];
      if (token.type === "html_inline" && wide !== undefined) {
        const { width, height } = sizeOf(wide);
        token.content = token.content.replace("<source", `$& width="${width}" height="${height}"`);
      }
      const source = token.attrGet("src");
      if (token.type !== "image" || source?.startsWith("./") !== true) continue;
      const { width, height } = sizeOf(source);
      token.attrSet("width", width);
      token.attrSet("height", height);
    }
  });
}

type Token = ReturnType<MarkdownRenderer["parse"]>[number];
