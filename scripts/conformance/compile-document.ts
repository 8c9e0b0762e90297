import { resolve } from "node:path";
import { DocumentError } from "../compile/document.ts";
import { compileInMemory } from "../compile/in-memory.ts";
import { findSpecs } from "../find/specs.ts";
import { Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import { explain } from "../lint/verdict.ts";
import { SpecError } from "../problem.ts";
import type { DescribedApi } from "./runner/described-api.ts";

/** How a document is read. */
export interface DocumentOptions {
  /** The folder that references stay below. Default: that of the document. */
  readonly root?: string;
  /** Whether references to other hosts are followed. Default: false. */
  readonly allowRemote?: boolean;
  /** The path of a `redocly.yaml` with settings for the document. Default: none. */
  readonly lintConfig?: string;
}

/**
 * Compiles an OpenAPI document for the mock and the conformance suite, without writing a file.
 * @throws a `SpecError` with what is wrong with it, and where
 */
export async function compileDocument(file: string, options: DocumentOptions = {}): Promise<DescribedApi> {
  const { root, allowRemote = false, lintConfig } = options;
  const linter = await Linter.create({ config: lintConfig, allowRemote });
  const [spec] = await findSpecs([{ file: resolve(file), root: root === undefined ? undefined : resolve(root) }]);
  if (spec === undefined) throw new Error(`There is no document ${file}.`);
  const sources: Sources = new Map();
  try {
    const { document, locate } = await linter.bundle(spec, sources);
    try {
      return compileInMemory(spec.name, document);
    } catch (error) {
      throw error instanceof DocumentError ? locate(error) : error;
    }
  } catch (error) {
    throw new SpecError(await explain(error, spec, linter, sources));
  }
}
