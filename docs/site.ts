import { rm } from "node:fs/promises";
import { build } from "vitepress";
import { type ApiPage, apiPages } from "./api-pages.ts";
import { writeLibrary } from "./library.ts";
import { writeMarkdown } from "./llms.ts";
import { docsPath } from "./path.ts";
import { writeReferences } from "./references.ts";

/**
 * Writes the whole site into a folder: plain files for any static host, which load nothing from other hosts.
 * @param base the path at which the host serves the folder, with a slash at each end
 * @param apis the HTTP APIs that have a page
 */
export async function writeSite(folder: string, base = "/", apis: readonly ApiPage[] = apiPages): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writeLibrary(docsPath("library"));
  await writeReferences(docsPath("reference"), apis);
  await build(docsPath("."), { outDir: folder, base });
  await writeMarkdown(folder, apis);
}
