import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

/** The HTML pages of the site, relative to its root. */
export async function sitePages(): Promise<string[]> {
  const files = await readdir(inject("folder"), { recursive: true });
  return files.filter((file) => file.endsWith(".html")).sort();
}

/** The text of a file of the site. */
export function readSite(file: string): Promise<string> {
  return readFile(join(inject("folder"), file), "utf8");
}
