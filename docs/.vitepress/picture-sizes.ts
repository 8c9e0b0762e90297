import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { docsPath } from "../path.ts";

/** Gives the guide's pictures their size before they are loaded, so that what follows does not move. */
export function pictureSizes(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("picture-sizes", ({ tokens, env }: { tokens: Token[]; env: MarkdownEnv }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const source = token.attrGet("src");
      if (token.type !== "image" || source?.startsWith("./") !== true) continue;
      const picture = readFileSync(docsPath(join(dirname(env.relativePath), source)), "utf8");
      const [, width = "", height = ""] = /viewBox="0 0 (\S+) (\S+)"/.exec(picture) ?? [];
      token.attrSet("width", width);
      token.attrSet("height", height);
    }
  });
}

type Token = ReturnType<MarkdownRenderer["parse"]>[number];
