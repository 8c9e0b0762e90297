import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LinkChecker } from "linkinator";
import type { Page } from "playwright-core";
import { createMock } from "revokit/mock";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { repositoryPath } from "../../test/support/repository.ts";
import { links } from "../links.ts";
import { useBrowser, visit } from "./visit.ts";

const [site, folder] = [inject("url"), inject("folder")];
useBrowser();

test("no link is broken, anchors included", async () => {
  const checker = new LinkChecker();
  const external = async (link: string) => !link.startsWith(site);
  const round = () => checker.check({ path: site, recurse: true, checkFragments: true, linksToSkip: external });
  // The first round only hears of an anchor after it has read most pages; the second looks each up.
  await round();
  const { links: found } = await round();
  expect(found.filter(({ state }) => state === "OK").length).toBeGreaterThan(100);
  expect(found.filter(({ state }) => state === "BROKEN").map(({ url, parent }) => `${url} on ${parent}`)).toEqual([]);
});

test("every public entry of the package has a page", async () => {
  const { name, exports } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
  const entries = Object.keys(exports).filter((subpath) => subpath !== "./package.json");
  const { page } = await visit(site);
  for (const entry of entries) {
    const module = `${name}${entry.slice(1)}`;
    await page.getByRole("link", { name: `Module ${module}`, exact: true }).click();
    await expect.poll(() => page.title()).toBe(`${module} | Revokit`);
  }
});

describe("the search finds", () => {
  test.each([
    {
      what: "words from the middle of a page of the guide",
      words: "perhaps still usable",
      title: "Idempotency and crashes",
    },
    { what: "an option by its name", words: "maxRetryAfter", title: "RetryOptions" },
  ])("$what", async ({ words, title }) => {
    const { page, complaints } = await visit(site);
    await search(page, words, title);
    await expect.poll(() => page.title()).toBe(`${title} | Revokit`);
    expect(complaints).toEqual([]);
  });
});

describe.each(links)("the reference of the $title", ({ file, api }) => {
  test("sends a request to the mock and shows the answer", async () => {
    const mock = createMock();
    const server = await mock.listen();
    onTestFinished(() => server.close());
    const { page, complaints } = await visit(`${site}${file}?port=${server.port}`, { allowed: [server.origin] });
    expect(await send(page)).toContain("200 OK");
    expect(mock.ledger()).toMatchObject([{ api: api.facts.name }]);
    expect(complaints).toEqual([]);
  });

  test("offers the mock first, then the servers of the description", async () => {
    const { page } = await visit(site + file);
    await page.getByRole("button", { name: "Server", exact: false }).first().click();
    const offered = await page.getByRole("option").allInnerTexts();
    expect(offered[0]).toContain("127.0.0.1");
    expect(offered.slice(1)).toEqual(api.facts.servers.map((server) => expect.stringContaining(server)));
  });

  test("is dark when the manual was switched to dark", async () => {
    const { page } = await visit(site, { colorScheme: "light" });
    expect(await brightness(page)).toBeGreaterThan(200);
    await page.getByText("Settings").first().click();
    await page.getByLabel("Theme").selectOption("dark");
    expect(await brightness(page)).toBeLessThan(50);
    await page.goto(site + file, { waitUntil: "networkidle" });
    expect(await brightness(page)).toBeLessThan(50);
  });
});

test("it works without a server, from the disk", async () => {
  const mock = createMock();
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const file = (path: string) => pathToFileURL(join(folder, path)).href;
  const { page } = await visit(file("index.html"));
  await search(page, "perhaps still usable", "Idempotency and crashes");
  await expect.poll(() => page.title()).toContain("Idempotency");
  for (const link of links) {
    await page.goto(`${file(link.file)}?port=${server.port}`);
    expect(await send(page)).toContain("200 OK");
  }
  expect(mock.ledger()).toHaveLength(links.length);
});

async function search(page: Page, words: string, title: string): Promise<void> {
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("combobox").fill(words);
  await page.getByRole("option").filter({ hasText: title }).first().click();
}

/** Sends the request as it is filled in, and gives what the page then says. */
async function send(page: Page): Promise<string> {
  await page.getByRole("link", { name: "HTTP Method" }).click();
  await page
    .getByRole("button", { name: /Test Request/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Send/ }).first().click();
  await dialog.getByText("Response Headers").waitFor();
  return dialog.innerText();
}

/** Of the page's background, from 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return (red + green + blue) / 3;
  });
}
