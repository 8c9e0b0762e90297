import { existsSync, readFileSync } from "node:fs";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { docsPath } from "../path.ts";

/** The modules that a reader of the guide imports from. Names that only generated code imports are not linked. */
const MODULES = [
  "revokit",
  "revokit/mock",
  "revokit/event-stream",
  "revokit/undici",
  "revokit/response-checks",
  "@revokit/cli",
  "@revokit/cli/conformance",
  "@revokit/bulk",
];

/**
 * Links the first `Name` in code on each page of the guide to its documentation, so that the guide's Markdown, which is also
 * read on GitHub and in the package, needs no links to pages that exist only on the site.
 */
export function linkNames(markdown: MarkdownRenderer): void {
  const places = readPlaces();
  const renderCode = markdown.renderer.rules.code_inline;
  if (renderCode === undefined) throw new Error("markdown-it renders no code.");
  markdown.renderer.rules.code_inline = (tokens, index, options, env: MarkdownEnv & { linked?: Set<string> }, self) => {
    const html = renderCode(tokens, index, options, env, self);
    const name = tokens[index]?.content ?? "";
    const place = places.get(name);
    const isInLink = tokens.slice(0, index).findLast(({ type }) => type.startsWith("link_"))?.type === "link_open";
    env.linked ??= new Set();
    if (place === undefined || isInLink || env.linked.has(name) || !env.relativePath.startsWith("guide/")) return html;
    env.linked.add(name);
    return `<a href="../library/${place}">${html}</a>`;
  };
}

/** The page that documents each name, relative to the folder of the library. */
function readPlaces(): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const module of MODULES) {
    // A module with a page of internal types is a folder.
    const isFolder = existsSync(docsPath(`library/${module}/index.md`));
    const text = readFileSync(docsPath(`library/${module}${isFolder ? "/index" : ""}.md`), "utf8");
    for (const [, modifier = "", name = ""] of text.matchAll(/^### (?:`(\w+)` )?(\w+)(?:\(\))?$/gm)) {
      const anchor = [modifier, name]
        .filter((part) => part !== "")
        .join("-")
        .toLowerCase();
      // A lower-case word is usually not a name.
      if (/[A-Z]/.test(name) && !places.has(name)) places.set(name, `${module}${isFolder ? "/" : ".html"}#${anchor}`);
    }
  }
  return places;
}
