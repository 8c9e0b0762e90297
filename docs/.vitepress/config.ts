import { readdirSync, readFileSync } from "node:fs";
import { type DefaultTheme, defineConfig } from "vitepress";
import { htmlText } from "../../scripts/escape/markup.ts";
import { GUIDE } from "../navigation.ts";
import { docsPath } from "../path.ts";
import { head } from "./head.ts";
import { linkNames } from "./link-names.ts";
import { phoneTables } from "./phone-tables.ts";
import { pictureSizes } from "./picture-sizes.ts";
import { renderForSearch, searchOptions } from "./search.ts";
import { shortCode } from "./short-code.ts";

const manifest = JSON.parse(readFileSync(docsPath("../package.json"), "utf8"));
const references = readdirSync(docsPath("reference"))
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({
    // The theme inserts titles as HTML.
    text: htmlText(JSON.parse(readFileSync(docsPath(`reference/${file.replace(/md$/, "json")}`), "utf8")).title),
    link: `/reference/${file}`,
  }));
const library: DefaultTheme.SidebarItem[] = JSON.parse(readFileSync(docsPath("library/typedoc-sidebar.json"), "utf8"));

export default defineConfig({
  lang: "en",
  title: "Revokit",
  titleTemplate: ":title | Revokit",
  description: manifest.description,
  srcExclude: ["README.md", "where-to-begin.md", "decisions/**", "test/**"],
  cacheDir: "node_modules/.cache/vitepress",
  transformHead: (context) => head(context, manifest.homepage),
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-default" },
    config: (markdown) => [linkNames, phoneTables, pictureSizes, shortCode].forEach((plug) => plug(markdown)),
  },
  themeConfig: {
    siteTitle: "Revokit",
    logo: "/favicon.svg",
    nav: [
      { text: "Guide", link: "/guide/", activeMatch: "/guide/" },
      { text: "APIs", items: references, activeMatch: "/reference/" },
      { text: "Library", link: "/library/", activeMatch: "/library/" },
      { text: "Playground", link: "/playground" },
      { text: `v${manifest.version}`, link: "/guide/license-and-versions#changelog" },
    ],
    sidebar: {
      "/guide/": GUIDE.map(({ group, pages }) => ({
        text: group,
        items: Object.entries(pages).map(([file, text]) => ({ text, link: `/guide/${file === "index" ? "" : file}` })),
      })),
      "/reference/": [{ text: "HTTP APIs", items: references }],
      "/library/": [{ text: "Library", link: "/library/", items: library }],
    },
    // Only a release names its repository.
    socialLinks:
      manifest.repository === undefined ? [] : [{ icon: "github", link: webAddress(manifest.repository.url) }],
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local", options: { ...searchOptions, _render: renderForSearch } },
    notFound: {
      title: "There is no such page",
      quote: "The address is wrong, or the page has moved. Try the search.",
      linkText: "Home",
      linkLabel: "Home",
    },
  },
  vite: {
    publicDir: docsPath("public"),
    // A picture stays a separate file: the style sheet selects it by its name.
    build: { chunkSizeWarningLimit: 4_000, assetsInlineLimit: 0 },
    resolve: {
      alias: [
        { find: "#mock-server", replacement: docsPath("../src/mock/no-server.ts") },
        { find: "#platform", replacement: docsPath("../src/platform.ts") },
      ],
    },
  },
});

/** A repository's page, by the URL that package.json has for npm: `git+https://github.com/owner/name.git`. */
function webAddress(url: string): string {
  return url.replace(/^git\+/, "").replace(/\.git$/, "");
}
