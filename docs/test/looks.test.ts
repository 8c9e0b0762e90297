import axe, { type AxeResults } from "axe-core";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { hostilePage } from "./hostile-page.ts";
import { sitePages } from "./pages.ts";
import { isReady, useBrowser, visit } from "./visit.ts";

const site = inject("url");
const files = (await sitePages()).filter((file) => file !== hostilePage.file);
const screenshots = fileURLToPath(new URL("screenshots/", import.meta.url));
await mkdir(screenshots, { recursive: true });

useBrowser();

test.each([
  { device: "phone", viewport: { width: 390, height: 844 } },
  { device: "desktop", viewport: { width: 1280, height: 900 } },
])(
  "on a $device, every page fits the width, is accessible and logs no error, light and dark",
  async ({ device, viewport }) => {
    const { page, complaints } = await visit(site, { viewport });
    const problems: string[] = [];
    for (const file of files) {
      await page.goto(site + file);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await isReady(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > viewport.width) problems.push(`${file} is ${width} pixels wide`);
        problems.push(...(await violations(page)).map((violation) => `${file} (${colorScheme}): ${violation}`));
        const name = file.replaceAll("/", "-").replace(".html", "");
        // The pages of the library are all alike, and very long.
        const fullPage = !file.startsWith("library/");
        await page.screenshot({ path: `${screenshots}${name}.${device}.${colorScheme}.png`, fullPage });
      }
    }
    expect(files.length).toBeGreaterThan(25);
    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
  },
  600_000,
);

test("no line of the guide's code is cut off at 1280 pixels", async () => {
  const { page } = await visit(site, { viewport: { width: 1280, height: 900 } });
  const cut: string[] = [];
  for (const file of files.filter((name) => name.startsWith("guide/") || name === "index.html")) {
    await page.goto(site + file);
    const lines = await page
      .locator(".vp-doc div[class*=language-] pre")
      .evaluateAll((blocks) =>
        blocks
          .filter((block) => block.scrollWidth > block.clientWidth)
          .flatMap((block) => (block.textContent ?? "").split("\n").filter((line) => line.length > 88)),
      );
    cut.push(...lines.map((line) => `${file}: ${line}`));
  }
  expect(cut).toEqual([]);
});

test("every picture of the guide has room for its text, also in a wide font", async () => {
  const { page } = await visit(site);
  for (const file of await readdir(join(inject("folder"), "guide"))) {
    if (!file.endsWith(".svg")) continue;
    await page.goto(`${site}guide/${file}`);
    const cut = await page.evaluate(() => {
      const edge = document.documentElement.getBoundingClientRect().right;
      const texts = [...document.querySelectorAll<SVGTextElement>("text")];
      for (const text of texts) text.style.fontFamily = "DejaVu Sans, Verdana";
      const room = ({ x, width }: DOMRect) =>
        (document.querySelector("svg")?.viewBox.baseVal.width ?? edge) - x - width;
      return texts.filter((text) => room(text.getBBox()) < 0).map(({ textContent }) => textContent);
    });
    expect(cut, file).toEqual([]);
  }
});

test.each(["index.html", "playground.html", "reference/kirim.html"])(
  "on %s, the keyboard focus is visible",
  async (file) => {
    const { page } = await visit(site + file);
    const unseen = new Set<string>();
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const isSeen = element === document.body || outlineStyle !== "none" || boxShadow !== "none";
        return isSeen ? "" : element.outerHTML.slice(0, 80);
      });
      unseen.add(focused);
    }
    expect([...unseen]).toEqual([""]);
  },
);

/** The accessibility problems that axe finds on a page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // As text, since a function that Vitest has transformed can't run in a page. The dialog of the API references is Scalar's
  // own.
  const { violations: found } = await page.evaluate<AxeResults>(
    'axe.run({ exclude: [".scalar-app .scalar-client"] }, { resultTypes: ["violations"] })',
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id} at ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join(", ")}`,
    );
}
