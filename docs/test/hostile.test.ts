import { expect, inject, test } from "vitest";
import { HOSTILE, hostilePage } from "./hostile-page.ts";
import { readSite } from "./pages.ts";
import { isReady, useBrowser, visit } from "./visit.ts";

const site = inject("url");
useBrowser();

test("the text of a document is shown unchanged, and nothing in it runs", async () => {
  const { page, complaints } = await visit(site + hostilePage.file);
  await isReady(page);
  expect(await page.title()).toContain("{{ globalThis.wasRun = true }}");
  expect(await page.getByRole("heading", { level: 1 }).first().innerText()).toBe(HOSTILE);
  expect(await page.locator("#VPSidebarNav").innerText()).toContain(HOSTILE);
  expect(await page.evaluate("globalThis.wasRun")).toBeUndefined();
  expect(complaints).toEqual([]);
});

test("the menu, the pager and the search also show its title unchanged", async () => {
  const { page, complaints } = await visit(`${site}reference/natural.html`);
  await page.getByRole("button", { name: "APIs" }).first().hover();
  expect(await page.locator(".VPNavBarMenu").textContent()).toContain(HOSTILE);
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill("onerror");
  await page.getByRole("option").first().waitFor();
  expect(await page.evaluate("globalThis.wasRun")).toBeUndefined();
  expect(complaints).toEqual([]);
});

test("its Markdown has no HTML of the title either", async () => {
  const index = await readSite("llms.txt");
  expect(index).not.toContain("<img");
  const [, heading] = /^# (.*)$/m.exec(await readSite("reference/hostile.md")) ?? [];
  expect(heading).not.toContain("<");
});
