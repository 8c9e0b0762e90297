import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { useBrowser, visit } from "./visit.ts";

const site = inject("url");
const files = (await readdir(inject("folder"), { recursive: true })).filter((file) => file.endsWith(".html"));
const PHONE = { viewport: { width: 390, height: 844 } };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

/** The pages to look at with one's own eyes: one of each kind. */
const shown = files.filter((file) =>
  /^(index|documents\/(Outcomes|Testing)|modules\/revokit_mock|reference\/.*)\.html$/.test(file),
);
const screenshots = fileURLToPath(new URL("screenshots/", import.meta.url));

useBrowser();

describe.each([
  { size: "phone", options: PHONE },
  { size: "desktop", options: DESKTOP },
])("on a $size", ({ size, options }) => {
  describe.each(["light", "dark"] as const)("that is %s", (colorScheme) => {
    test.each(shown)("%s is as the screenshot shows it", async (file) => {
      const { page, complaints } = await visit(site + file, { ...options, colorScheme });
      await page.screenshot({ path: `${screenshots}${file.replaceAll("/", "-")}.${size}.${colorScheme}.png` });
      expect(complaints).toEqual([]);
    });
  });

  test("no page has to be scrolled sideways, or does what it should not", async () => {
    const { page, complaints } = await visit(site, options);
    const wide: string[] = [];
    for (const file of files) {
      await page.goto(site + file);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > options.viewport.width) wide.push(file);
    }
    expect(files.length).toBeGreaterThan(50);
    expect(wide).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
