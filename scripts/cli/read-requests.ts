import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "revokit/toolkit";
import type { DocumentConfig, RevokitConfig } from "../config/config.ts";
import { type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { findUp } from "../files/find-up.ts";
import { withImports } from "../files/with-imports.ts";
import { isUrl } from "../files/is-url.ts";
import { findImportExtension } from "../find/import-extension.ts";
import type { Input } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import type { CompileOptions, DocumentOptions } from "./command-options.ts";
import { MissingInputError } from "./missing-input-error.ts";
import { type DocumentSource, findSource, STANDARD_INPUT } from "./sources.ts";

/** What to generate according to the options and the configuration: one request per output folder. Throws a `UsageError`. */
export async function readRequests(
  documents: readonly string[],
  options: CompileOptions,
): Promise<readonly GenerateRequest[]> {
  const loaded = await load(options);
  const { config, folder } = loaded;
  const lint = readLint(options, loaded);
  const inputs = new Map<string, Input>();
  for (const named of nameDocuments(documents, options, loaded)) {
    const out =
      options.out === undefined ? resolve(folder, named.out ?? config.out ?? "generated") : resolve(options.out);
    inputs.set(out, [...(inputs.get(out) ?? []), await findSource(named, lint)]);
  }
  return [...inputs].map(([out, input]) => ({
    input,
    out,
    lint,
    compile: {
      runtime: options.runtime ?? config.runtime ?? "revokit/runtime",
      importExtension: options.importExtension ?? config.importExtension ?? findImportExtension(out),
    },
    format: {
      skip: !(options.format && (config.format ?? true)),
      large: options.formatLarge || (config.formatLarge ?? false),
    },
    cache: findCache(dirname(out)),
    configFiles: loaded.file === undefined ? [] : withImports(loaded.file),
  }));
}

/** Which documents to read, by the options and the configuration, and how. */
interface DocumentRequest {
  readonly input: Input;
  readonly lint: LintSettings;
  /** The folder that keeps what is compiled in memory; absent without a project's `node_modules`. */
  readonly cache: string | undefined;
}

/** Reads which documents the options and the configuration name. Throws a `UsageError`. */
export async function readDocuments(documents: readonly string[], options: DocumentOptions): Promise<DocumentRequest> {
  const loaded = await load(options);
  const lint = readLint(options, loaded);
  const input: Input[number][] = [];
  for (const named of nameDocuments(documents, options, loaded)) input.push(await findSource(named, lint));
  return { input, lint, cache: findCache(loaded.folder) };
}

function findCache(folder: string): string | undefined {
  const modules = findUp("node_modules", folder);
  return modules && join(modules, ".cache", "revokit");
}

/** The project's configuration; by default an empty one in the current folder. */
type Loaded = Pick<LoadedConfig, "config" | "folder"> & Partial<Pick<LoadedConfig, "file">>;

async function load({ config: path }: DocumentOptions): Promise<Loaded> {
  if (path !== undefined && !existsSync(path)) throw new MissingInputError(resolve(path));
  return (await loadConfig(path && resolve(path))) ?? { config: {}, folder: process.cwd() };
}

/** The documents of the command line, or else of the configuration, with the settings of both. */
function nameDocuments(
  documents: readonly string[],
  options: DocumentOptions,
  { config, folder }: Loaded,
): readonly DocumentSource[] {
  if (documents.length === 0 && config.documents === undefined && !existsSync(resolve(folder, "specs"))) {
    throw new UsageError("Name a document, e.g. api.yaml: there is no folder specs/ to take documents from.");
  }
  const configured = (config.documents ?? ["specs"]).map((each) => ({
    ...(typeof each === "string" ? { input: each } : each),
    folder,
  }));
  const named = documents.length === 0 ? configured : documents.map((input) => settingsFor(input, configured));
  if (options.name !== undefined && named.length > 1)
    throw new UsageError("--name can be used with one document only.");
  if (named.filter(({ input }) => input === STANDARD_INPUT).length > 1) {
    throw new UsageError("Standard input holds one document: name it only once.");
  }
  return named.map((each) => withOptions(each, options));
}

/** A document on the command line gets its settings from the configuration. */
function settingsFor(input: string, configured: readonly DocumentSource[]): DocumentSource {
  const here: DocumentSource = { input, folder: process.cwd() };
  if (input === STANDARD_INPUT) return here;
  return configured.find((each) => locate(each) === locate(here)) ?? here;
}

function locate({ input, folder }: DocumentSource): string {
  return isUrl(input) ? input : resolve(folder, input);
}

function withOptions(
  named: DocumentSource,
  { name, root, include, exclude, overlay }: DocumentOptions,
): DocumentSource {
  const reading: Pick<DocumentConfig, "include" | "exclude" | "overlays"> = {
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(overlay && { overlays: overlay.map((file) => resolve(file)) }),
  };
  return { ...named, ...(name && { name }), ...(root && { root: resolve(root) }), ...reading };
}

function readLint({ lintConfig, allowRemote }: DocumentOptions, { config, folder }: Loaded): LintSettings {
  return {
    config: findLintConfig(lintConfig, config, folder),
    allowRemote: allowRemote || (config.allowRemote ?? false),
  };
}

/** The default file may be absent; a requested one may not. */
function findLintConfig(option: string | undefined, { lintConfig }: RevokitConfig, folder: string): string | undefined {
  const named = option === undefined ? lintConfig && resolve(folder, lintConfig) : resolve(option);
  const file = named ?? resolve("redocly.yaml");
  if (existsSync(file)) return file;
  if (named === undefined) return undefined;
  throw new MissingInputError(file);
}
