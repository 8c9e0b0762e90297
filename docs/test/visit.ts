import { chromium as engine, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { chromium, CHROMIUM_OPTIONS } from "../../test/support/chromium.ts";

/** An open page, and its errors. */
export interface Visit {
  readonly page: Page;
  /** Errors that it logged, and requests to origins that were not allowed. */
  readonly complaints: readonly string[];
}

let browser: Browser;

/** Call once in each test file that visits pages. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await engine.launch({ executablePath: chromium, args: [...CHROMIUM_OPTIONS] });
  });
  afterAll(() => browser.close());
}

/** Opens a page until the test ends. It may send requests only to its own origin and the given ones. */
export async function visit(
  url: string,
  { allowed = [], ...options }: BrowserContextOptions & { allowed?: readonly string[] } = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const origins = [new URL(url).origin, ...allowed];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && !origins.includes(origin)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return { page, complaints };
}

/** Waits until a page's script has run, which labels its switches and renders the operation of an API's reference. */
export async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>(".VPSwitchAppearance")].every(({ title }) => title !== ""),
  );
  if (page.url().includes("/reference/"))
    await page
      .getByRole("button", { name: /Test Request/ })
      .first()
      .waitFor();
}
