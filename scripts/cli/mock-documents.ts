import { resolve } from "node:path";
import type { MockApi } from "revokit/mock";
import { DocumentError } from "../compile/document.ts";
import { compileInMemory } from "../compile/in-memory.ts";
import { findSpecs, type Spec } from "../find/specs.ts";
import { explain } from "../lint/verdict.ts";
import { type BundledSpec, Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import { SpecError } from "../problem.ts";
import { readConfig } from "./arguments.ts";

/** How the documents that the mock serves are read. */
export interface DocumentSettings {
  readonly config?: string | undefined;
  readonly root?: string | undefined;
  readonly allowRemote: boolean;
}

/** Compiles documents for the mock, without writing a file. Throws a `SpecError` with what is wrong with one. */
export async function compileApis(files: readonly string[], settings: DocumentSettings): Promise<readonly MockApi[]> {
  const linter = await Linter.create({
    config: readConfig(settings.config),
    allowRemote: settings.allowRemote,
  });
  const apis: MockApi[] = [];
  const root = settings.root === undefined ? {} : { root: resolve(settings.root) };
  for (const spec of await findSpecs({ files: files.map((file) => resolve(file)), ...root })) {
    const sources: Sources = new Map();
    try {
      apis.push(compile(spec, await linter.bundle(spec, sources)));
    } catch (error) {
      throw new SpecError(await explain(error, spec, linter, sources));
    }
  }
  return apis;
}

function compile({ name }: Spec, { document, locate }: BundledSpec): MockApi {
  try {
    return compileInMemory(name, document);
  } catch (error) {
    throw error instanceof DocumentError ? locate(error) : error;
  }
}
