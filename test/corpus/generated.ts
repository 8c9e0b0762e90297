import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../scripts/generate.ts";
import { repositoryPath } from "../support/repository.ts";
import { type Generated, importGenerated } from "./calls.ts";
import type { PublicDocument } from "./documents.ts";

/** A document's generated code, in a temporary folder. */
export interface GeneratedDocument {
  readonly folder: string;
  readonly modules: Generated;
  /** Deletes the folder. */
  remove(): Promise<void>;
}

/** Generates a document's code with default settings, on this thread. */
export async function generateDocument({ file }: PublicDocument): Promise<GeneratedDocument> {
  const out = await mkdtemp(join(tmpdir(), "revokit-corpus-"));
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  await generate({
    input: [{ file, name: "api" }],
    out,
    lint: {},
    compile: { runtime: repositoryPath("src/runtime.ts") },
    format: { skip: true },
  });
  const folder = join(out, "api");
  return { folder, modules: await importGenerated(folder), remove: () => rm(out, { recursive: true }) };
}
