import { readFile } from "node:fs/promises";
import { LinkChecker } from "linkinator";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../../test/support/repository.ts";
import { GUIDE } from "../navigation.ts";
import { readSite, sitePages } from "./pages.ts";
import { useBrowser, visit } from "./visit.ts";

const site = inject("url");
const files = await sitePages();
useBrowser();

test("no link is broken, anchors included", async () => {
  const checker = new LinkChecker();
  const external = async (link: string) => !link.startsWith(site);
  const round = () => checker.check({ path: site, recurse: true, checkFragments: true, linksToSkip: external });
  // The first round learns of an anchor only after reading most pages; the second checks each one.
  await round();
  const { links: found } = await round();
  expect(found.filter(({ state }) => state === "OK").length).toBeGreaterThan(100);
  expect(found.filter(({ state }) => state === "BROKEN").map(({ url, parent }) => `${url} on ${parent}`)).toEqual([]);
});

test.each(["package.json", "scripts/package.json", "bulk/package.json"])(
  "every public entry of %s has a page, and the entry for other packages has none",
  async (manifest) => {
    const { name, exports } = JSON.parse(await readFile(repositoryPath(manifest), "utf8"));
    const entries = Object.keys(exports).filter((subpath) => !["./package.json", "./toolkit"].includes(subpath));
    const { page } = await visit(`${site}library/`);
    expect(await page.getByRole("link", { name: "revokit/toolkit", exact: true }).count()).toBe(0);
    for (const entry of entries) {
      const module = `${name}${entry.slice(1)}`;
      await page.goto(`${site}library/`);
      await page.locator("main").getByRole("link", { name: module, exact: true }).click();
      await expect.poll(() => page.title()).toBe(`${module} | Revokit`);
    }
  },
);

test.each([
  { page: "@revokit/cli", source: "scripts/index.ts" },
  { page: "@revokit/cli/conformance/index", source: "scripts/conformance/index.ts" },
  { page: "@revokit/bulk/index", source: "bulk/src/index.ts" },
])("the page $page has what its module exports, and no types that nobody can import", async ({ page, source }) => {
  const lists = [...(await readFile(repositoryPath(source), "utf8")).matchAll(/^export [^{]*\{([^}]*)\}/gm)];
  const exported = lists.flatMap(([, names = ""]) => names.split(",").map((name) => name.replace("type ", "").trim()));
  const headings = [...(await readSite(`library/${page}.md`)).matchAll(/^### (?:`\w+` )?(\w+)/gm)];
  expect(headings.map(([, name]) => name).sort()).toEqual(exported.sort());
});

test("the library shows no constructors of classes that only the package instantiates", async () => {
  const pages = files.filter((file) => file.startsWith("library/"));
  const texts = await Promise.all(pages.map((file) => readSite(file.replace(/html$/, "md"))));
  expect(texts.filter((text) => /^#+ (Constructors?|\\\[)/m.test(text))).toEqual([]);
});

test("every page of the guide is in the navigation", () => {
  const listed = GUIDE.flatMap(({ pages }) => Object.keys(pages)).map((page) => `guide/${page}.html`);
  expect(listed.sort()).toEqual(files.filter((file) => file.startsWith("guide/")));
});

test("the guide's table of pages has the order of the navigation", async () => {
  const [, table = ""] = /^## The guide\n\n(.*?)\n\n/ms.exec(await readSite("guide/index.md")) ?? [];
  const listed = [...table.matchAll(/\(\.\/([\w-]+)\.md\)/g)].map(([, page]) => page);
  expect(["index", ...listed]).toEqual(GUIDE.flatMap(({ pages }) => Object.keys(pages)));
});

test("every page has a unique title and description, which are also its link preview", async () => {
  const heads = await Promise.all(
    files
      .filter((file) => file !== "404.html")
      .map(async (file) => {
        const html = await readSite(file);
        const [, title] = /<title>(.*?)<\/title>/.exec(html) ?? [];
        const description = meta(html, 'name="description"');
        expect(meta(html, 'property="og:title"'), file).toBe(title);
        expect(meta(html, 'property="og:description"'), file).toBe(description);
        expect(/<link rel="canonical" href="(.*?)">/.exec(html)?.[1], file).toMatch(/^\.\//);
        return { title, description };
      }),
  );
  expect(new Set(heads.map(({ title }) => title)).size).toBe(heads.length);
  expect(new Set(heads.map(({ description }) => description)).size).toBe(heads.length);
});

describe("the search finds", () => {
  test.each([
    {
      what: "words from the middle of a page of the guide",
      words: "may still be usable",
      title: "Idempotency and crashes",
    },
    { what: "an option by its name", words: "maxRetryAfter", title: "revokit" },
    { what: "an operation of an API", words: "revoke a setup link", title: "Kirim API" },
  ])("$what", async ({ words, title }) => {
    const { page, complaints } = await visit(site);
    await search(page, words);
    // By the title alone: the excerpts of other pages may have it too.
    const titled = page.locator(".titles").getByText(title, { exact: true });
    await page.getByRole("option").filter({ has: titled }).first().click();
    await expect.poll(() => page.title()).toBe(`${title} | Revokit`);
    expect(complaints).toEqual([]);
  });

  test.each([
    { words: "retry", first: "Retries and time" },
    { words: "timeout", first: "Retries and time" },
    { words: "outcome", first: "Outcomes" },
    { words: "unknown", first: "guide" },
    { words: "idempotency key", first: "Idempotency and crashes" },
    { words: "mock", first: "guide" },
    { words: "pipeline", first: "guide" },
    { words: "fault", first: "Testing" },
    { words: "bulk", first: "Many calls" },
    { words: "Jest", first: "Requirements" },
  ])("a page of the guide first for $words", async ({ words, first }) => {
    const { page } = await visit(site);
    await search(page, words);
    const option = page.locator("[role=option] > a").first();
    expect(await option.getAttribute("href")).toContain("/guide/");
    if (first !== "guide") expect(await option.innerText()).toContain(first);
  });
});

test("a name in the guide's code leads to its documentation", async () => {
  const { page } = await visit(`${site}guide/outcomes.html`);
  await page.getByRole("link", { name: "CallReport", exact: true }).click();
  await expect.poll(() => page.url()).toBe(`${site}library/revokit/#callreport`);
  expect(await page.locator("#callreport").innerText()).toContain("CallReport");
});

test("an unknown address shows a page with a way back", async () => {
  const { page } = await visit(`${site}guide/no-such-page.html`);
  await page.getByText("There is no such page").waitFor();
  await page.locator(".NotFound a").click();
  await expect.poll(() => page.url()).toBe(site);
});

test("the theme follows the system until the switch is used, and stays so on the next page", async () => {
  const { page } = await visit(site, { colorScheme: "light" });
  expect(await brightness(page)).toBeGreaterThan(200);
  await page.getByRole("switch", { name: /dark/i }).first().click();
  await expect.poll(() => brightness(page)).toBeLessThan(50);
  await page.goto(`${site}guide/outcomes.html`);
  await expect.poll(() => brightness(page)).toBeLessThan(50);
});

test("the install command is shown for four package managers, and can be copied", async () => {
  const { page } = await visit(site, { permissions: ["clipboard-read", "clipboard-write"] });
  for (const [manager, line] of [
    ["pnpm", "pnpm add revokit"],
    ["yarn", "yarn add revokit"],
    ["bun", "bun add revokit"],
    ["npm", "npm install revokit"],
  ] as const) {
    await page.getByRole("tab", { name: manager, exact: true }).click();
    await page.getByRole("button", { name: /^Cop/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
  }
});

test("on a phone each cell of a table names its column, and the rows are stacked", async () => {
  const { page } = await visit(`${site}guide/retries-and-time.html`, { viewport: { width: 390, height: 844 } });
  const cell = page.locator("td[data-label='another attempt?']").first();
  const label = await cell.evaluate((element) => getComputedStyle(element, "::before").content);
  expect(label).toBe('"another attempt? "');
  const [first, second] = [
    await page.locator("td").nth(0).boundingBox(),
    await page.locator("td").nth(1).boundingBox(),
  ];
  expect(second?.y).toBeGreaterThan(first?.y ?? Infinity);
  expect(second?.width).toBeGreaterThan(250);
});

test("the landing page links to each thing that Revokit does", async () => {
  const { page } = await visit(site);
  const doors = await page
    .locator(".VPFeatures a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(doors.map((href) => href?.split("/guide/")[1])).toEqual([
    "quick-start.html",
    "adding-an-api.html",
    "conformance.html",
    "bulk.html",
  ]);
});

/** The content of a `<meta>` with an attribute. */
function meta(html: string, attribute: string): string | undefined {
  return new RegExp(`<meta ${attribute} content="(.*?)">`).exec(html)?.[1];
}

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill(words);
  await page.getByRole("option").first().waitFor();
}

/** Of the page's background, from 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return (red + green + blue) / 3;
  });
}
