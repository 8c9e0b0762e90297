import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { markdownText } from "../scripts/escape/markup.ts";
import type { ApiPage } from "./api-pages.ts";
import { describeReference } from "./describe-markdown.ts";
import { resolveIncludes } from "./include.ts";
import { GUIDE } from "./navigation.ts";
import { docsPath } from "./path.ts";

/** A page as Markdown, for programs that read it, mainly AI assistants. */
interface Page {
  /** From the root of the site. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** With its title as heading. */
  readonly text: string;
}

/** Writes each page as Markdown beside its HTML, an index of them (llms.txt), and all of them as one file. */
export async function writeMarkdown(site: string, apiPages: readonly ApiPage[]): Promise<void> {
  const sections = {
    Guide: await readPages(
      "guide",
      GUIDE.flatMap(({ pages }) => Object.keys(pages)),
    ),
    "HTTP APIs": apiPages.map(describePage),
    Library: await readPages("library", await libraryFiles()),
  };
  const pages = Object.values(sections).flat();
  for (const { file, text } of pages) {
    await mkdir(dirname(join(site, file)), { recursive: true });
    const index = `${"../".repeat(file.split("/").length - 1)}llms.txt`;
    await writeFile(join(site, file), `> The index of all pages: [llms.txt](${index})\n\n${text}`);
  }
  // The pictures that the guide's pages show, under their own names. The folder has others, for CONTRIBUTING.
  const guide = sections.Guide.map(({ text }) => text).join("\n");
  for (const file of await readdir(docsPath("guide")))
    if (file.endsWith(".svg") && guide.includes(`./${file}`))
      await cp(docsPath(`guide/${file}`), join(site, "guide", file));
  const { name, description } = JSON.parse(await readFile(docsPath("../package.json"), "utf8"));
  await writeFile(join(site, "llms.txt"), writeIndex(`# ${name}\n\n> ${description}`, sections));
  await writeFile(join(site, "llms-full.txt"), pages.map(({ text }) => text).join("\n\n"));
}

function writeIndex(head: string, sections: Readonly<Record<string, readonly Page[]>>): string {
  const parts = Object.entries(sections).map(([section, pages]) => {
    const lines = pages.map(({ title, file, description }) => `- [${title}](${file}): ${description}`);
    return `## ${section}\n\n${lines.join("\n")}`;
  });
  return `${[head, ...parts].join("\n\n")}\n`;
}

async function readPages(folder: string, names: readonly string[]): Promise<Page[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = `${folder}/${name}.md`;
      const source = await readFile(docsPath(file), "utf8");
      const [, frontmatter = "", text = source] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
      const { title = name, description = "" } = parse(frontmatter) ?? {};
      const included = resolveIncludes(text.trimStart(), docsPath(file));
      // Markers for the tests that compare a part with the code mean nothing to a reader.
      return { file, title, description, text: included.replaceAll(/^<!-- .* -->\n\n?/gm, "") };
    }),
  );
}

async function libraryFiles(): Promise<string[]> {
  const files = await readdir(docsPath("library"), { recursive: true });
  return files
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .sort();
}

function describePage({ title, file, document }: ApiPage): Page {
  return {
    file: file.replace(/html$/, "md"),
    title: markdownText(title),
    description: markdownText(document.info.summary ?? ""),
    text: describeReference(title, document),
  };
}
