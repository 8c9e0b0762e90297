import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { createMock, type Mock } from "revokit/mock";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { apiPages } from "../api-pages.ts";
import { isReady, useBrowser, visit } from "./visit.ts";

const site = inject("url");
useBrowser();

describe.each(apiPages)("the reference of the $title", ({ file, api }) => {
  test("sends a request to the mock and shows the answer", async () => {
    const { mock, port, origin } = await startMock();
    const { page, complaints } = await visit(`${site}${file}?port=${port}`, { allowed: [origin] });
    expect(await send(page)).toContain("200 OK");
    expect(mock.ledger()).toMatchObject([{ api: api.facts.name }]);
    expect(complaints).toEqual([]);
  });

  test("begins with the operation, on the first screen", async () => {
    const { page } = await visit(site + file, { viewport: { width: 1280, height: 900 } });
    await isReady(page);
    const operation = await page.locator(".api-explorer").getByRole("heading").first().boundingBox();
    expect(operation?.y).toBeLessThan(900);
  });

  test("cuts off no heading of the dialog, and no status, on a phone", async () => {
    const { page } = await visit(site + file, { viewport: { width: 390, height: 844 } });
    await isReady(page);
    const statuses = await page.locator(".api-explorer .response-card [role=tab]").all();
    expect(statuses.length).toBeGreaterThan(3);
    for (const status of statuses) expect(rightOf(await status.boundingBox())).toBeLessThanOrEqual(390);
    await page
      .getByRole("button", { name: /Test Request/ })
      .first()
      .click();
    const heading = page.locator(".scalar-client").getByRole("heading", { name: "Headers" }).first();
    await heading.waitFor();
    expect((await heading.boundingBox())?.height).toBeLessThanOrEqual(32);
    for (const cell of await page.locator(".scalar-client td:visible").all())
      expect(rightOf(await cell.boundingBox())).toBeLessThanOrEqual(390);
  });

  test("offers the mock first, then the servers of the document", async () => {
    const { page } = await visit(site + file);
    const offered = await page
      .getByRole("radio")
      .evaluateAll((radios) => radios.map((radio) => radio.parentElement?.innerText));
    expect(offered[0]).toContain("127.0.0.1");
    expect(offered.slice(1)).toEqual(api.facts.servers.map((server) => expect.stringContaining(server)));
  });

  test("shows samples in curl and Revokit for the server that is chosen, never for another", async () => {
    const { page } = await visit(site + file);
    const [real = ""] = api.facts.servers;
    await isReady(page);
    for (const [server, own, other] of [
      [0, "http://127.0.0.1:4010", real],
      [1, real, "127.0.0.1"],
    ] as const) {
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole("radio").nth(server).check();
      const samples = await readSamples(page);
      expect(samples.curl).toContain(own);
      expect(samples.Revokit).toContain(server === 0 ? own : `create${api.facts.title}()`);
      for (const sample of Object.values(samples)) expect(sample).not.toContain(other);
    }
  });

  test("has a curl sample that works unchanged while the mock is chosen", async () => {
    const { mock, port } = await startMock();
    const { page } = await visit(`${site}${file}?port=${port}`);
    await isReady(page);
    const { curl } = await readSamples(page);
    const { stdout } = await promisify(execFile)("sh", ["-c", curl.replace("curl ", "curl --silent ")]);
    expect(JSON.parse(stdout)).toHaveProperty("data");
    expect(mock.ledger()).toHaveLength(1);
  });

  test("is dark when the switch of the page says so", async () => {
    const { page } = await visit(site + file, { colorScheme: "light" });
    await isReady(page);
    expect(await textBrightness(page)).toBeLessThan(80);
    await page.getByRole("switch", { name: /dark/i }).first().click();
    await expect.poll(() => textBrightness(page)).toBeGreaterThan(170);
    await page.getByRole("switch", { name: /light/i }).first().click();
    await expect.poll(() => textBrightness(page)).toBeLessThan(80);
  });

  test("can be read without JavaScript", async () => {
    const { page } = await visit(site + file, { javaScriptEnabled: false });
    const [operation] = Object.values(api.facts.operations);
    const text = await page.locator("main").innerText();
    expect(text).toContain(`${operation?.method} ${operation?.path}`);
    for (const status of Object.keys(operation?.responses ?? {})) expect(text).toContain(status);
  });
});

async function startMock(): Promise<{ mock: Mock; port: number; origin: string }> {
  const mock = createMock();
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { mock, port: server.port, origin: server.origin };
}

/** Sends the prefilled request, and returns the text that the page then shows. */
async function send(page: Page): Promise<string> {
  await page
    .getByRole("button", { name: /Test Request/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Send/ }).first().click();
  await dialog.getByText("Response Headers").waitFor();
  return dialog.innerText();
}

/** The samples beside the operation, as they are copied. */
async function readSamples(page: Page): Promise<{ curl: string; Revokit: string }> {
  return { curl: await readSample(page, "curl"), Revokit: await readSample(page, "Revokit") };
}

async function readSample(page: Page, label: string): Promise<string> {
  await isReady(page);
  const card = page.locator(".api-explorer .examples .scalar-card").first();
  await card
    .getByRole("button", { name: /curl|Revokit/i })
    .first()
    .click();
  await page.getByRole("option", { name: label, exact: true }).click();
  return card.locator("pre").innerText();
}

/** Of the operation's own text, from 0 to 255. */
function textBrightness(page: Page): Promise<number> {
  return page
    .locator(".api-explorer .operation-details")
    .first()
    .evaluate((element) => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(element).color.match(/\d+/g)?.map(Number) ?? [];
      return (red + green + blue) / 3;
    });
}

/** The right edge of a box, in pixels. */
function rightOf(box: { readonly x: number; readonly width: number } | null): number {
  return box === null ? NaN : box.x + box.width;
}
