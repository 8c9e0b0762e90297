import type { HeadConfig, TransformContext } from "vitepress";

/**
 * The head of a page, for search engines and link previews.
 * @param homepage where the site stands, as package.json has it; without it the links stay relative
 */
export function head(context: TransformContext, homepage?: string): HeadConfig[] {
  const { pageData, title, description, siteData } = context;
  const icon: HeadConfig = ["link", { rel: "icon", href: `${siteData.base}favicon.svg`, type: "image/svg+xml" }];
  if (pageData.isNotFound === true) return [icon, ["meta", { name: "robots", content: "noindex" }]];
  const path = pageData.relativePath.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html");
  const canonical = homepage === undefined ? `./${path.split("/").at(-1)}` : new URL(path, `${homepage}/`).href;
  // The pages at the root are made of components: they have no Markdown worth reading.
  const file = pageData.relativePath.split("/").at(-1);
  const alternate: HeadConfig = ["link", { rel: "alternate", type: "text/markdown", href: `./${file}` }];
  return [
    icon,
    // VitePress writes its own without escaping it.
    ["meta", { name: "description", content: description }],
    ["link", { rel: "canonical", href: canonical }],
    ...(pageData.relativePath.includes("/") ? [alternate] : []),
    ["meta", { property: "og:title", content: title }],
    ["meta", { property: "og:description", content: description }],
    ["meta", { property: "og:type", content: pageData.relativePath === "index.md" ? "website" : "article" }],
    ["meta", { property: "og:site_name", content: "Revokit" }],
    ...(homepage === undefined ? [] : [["meta", { property: "og:url", content: canonical }] satisfies HeadConfig]),
  ];
}
