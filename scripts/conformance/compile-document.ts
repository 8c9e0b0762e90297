import { resolve } from "node:path";
import { describeSpecs } from "../describe/describe-specs.ts";
import { openThreads } from "../threads/open-threads.ts";
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
 * @throws a `SpecError` with its problems and their places
 */
export async function compileDocument(file: string, options: DocumentOptions = {}): Promise<DescribedApi> {
  const { root, allowRemote = false, lintConfig } = options;
  const threads = openThreads(0);
  const source = { file: resolve(file), root: root === undefined ? undefined : resolve(root) };
  const [api] = await describeSpecs([source], { lint: { config: lintConfig, allowRemote }, threads });
  if (api === undefined) throw new Error(`There is no document ${file}.`);
  return api;
}
