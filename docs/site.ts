import { rm } from "node:fs/promises";
import { writeManual } from "./manual.ts";
import { writeReferences } from "./reference.ts";

/** Writes the whole site into a folder: plain files with relative links, for any static host and for none. */
export async function writeSite(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writeManual(folder);
  await writeReferences(folder);
}
