import { resolve } from "node:path";
import type { MockApi } from "revokit/mock";
import { DocumentError } from "../compile/document.ts";
import { compileInMemory } from "../compile/in-memory.ts";
import { Loader } from "../pipeline/load.ts";
import { namedSpecs } from "../pipeline/specs.ts";
import { readConfig } from "./arguments.ts";

/** How the documents that the mock serves are read. */
export interface DocumentSettings {
  readonly config?: string | undefined;
  readonly "allow-remote": boolean;
}

/** Compiles documents for the mock, without writing a file. Throws a `SpecError` with what is wrong with one. */
export async function compileApis(files: readonly string[], settings: DocumentSettings): Promise<readonly MockApi[]> {
  const loader = await Loader.create(readConfig(settings.config), { allowRemote: settings["allow-remote"] });
  const apis: MockApi[] = [];
  for (const { name, file } of namedSpecs(files.map((file) => resolve(file)))) {
    const { document, locate } = await loader.load(file);
    try {
      apis.push(compileInMemory(name, document));
    } catch (error) {
      throw error instanceof DocumentError ? locate(error) : error;
    }
  }
  return apis;
}
