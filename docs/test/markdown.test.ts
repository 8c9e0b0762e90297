import { access, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { readSite, sitePages } from "./pages.ts";

const folder = inject("folder");
const pages = (await sitePages()).filter((file) => !/^(404|index|playground)\.html$/.test(file));

test("llms.txt lists each page once, with its title and description", async () => {
  const index = await readSite("llms.txt");
  const listed = [...index.matchAll(/^- \[.+\]\((.+)\): .+$/gm)].map(([, file]) => file);
  expect(index).toMatch(/^# revokit\n\n> .+\n\n## Guide\n/);
  expect(listed.toSorted()).toEqual(pages.map((file) => file.replace(/html$/, "md")).toSorted());
});

test.each(pages)(
  "%s also exists as Markdown, with a heading, without the site's markup, and with working links",
  async (page) => {
    const file = page.replace(/html$/, "md");
    const text = await readSite(file);
    expect(text).toMatch(/^> The index of all pages: \[llms\.txt\]\((\.\.\/)*llms\.txt\)\n\n# .+\n/);
    expect(text.replaceAll(/```.*?```/gs, "")).not.toMatch(/^---$|<script|<ApiReference|^:::|@include|<!--/m);
    for (const [, link = ""] of text.replaceAll(/```.*?```/gs, "").matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g))
      await expect(access(join(folder, dirname(file), link)), `${link} in ${file}`).resolves.toBeUndefined();
  },
);

test("llms-full.txt has the text of every page", async () => {
  const all = await readSite("llms-full.txt");
  for (const page of pages) {
    const [, , text = ""] = (await readSite(page.replace(/html$/, "md"))).split(/^(> .*\n\n)/);
    expect(all).toContain(text);
  }
});

test("the guide's folder has only pictures that a page shows", async () => {
  const files = await readdir(join(folder, "guide"));
  const text = await readSite("llms-full.txt");
  const pictures = files.filter((file) => file.endsWith(".svg"));
  expect(pictures).not.toEqual([]);
  for (const picture of pictures) expect(text).toContain(`./${picture}`);
});
