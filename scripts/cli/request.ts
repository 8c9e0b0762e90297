import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findImportExtension } from "../find/import-extension.ts";
import type { Input } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import type { CompileOptions, DocumentOptions } from "./command-options.ts";
import { UsageError } from "./failure.ts";

/** Redocly's settings, where no others are named. */
const LINT_CONFIG = "redocly.yaml";

/** What the options say is to be generated, relative to the current folder. Throws a `UsageError`. */
export function readRequest(documents: readonly string[], options: CompileOptions): GenerateRequest {
  const out = resolve(options.out);
  const modules = findUp("node_modules", dirname(out));
  return {
    input: readInput(documents, options),
    out,
    lint: readLintSettings(options),
    compile: {
      runtime: options.runtime,
      importExtension: options.importExtension ?? findImportExtension(out),
    },
    format: { skip: !options.format, large: options.formatLarge },
    cache: modules && join(modules, ".cache", "revokit"),
  };
}

/** Which documents the options name. Throws a `UsageError`. */
export function readInput(
  documents: readonly string[],
  options: DocumentOptions & Partial<Pick<CompileOptions, "name">>,
): Input {
  const root = options.root === undefined ? {} : { root: resolve(options.root) };
  if (options.root !== undefined && !isFolder(options.root)) throw new UsageError(`${options.root} is no folder.`);
  const [first, ...others] = documents.map((path) => resolve(path));
  if (first === undefined) return { folder: resolve("specs"), ...root };
  const missing = [first, ...others].find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`There is no ${missing}.`);
  const name = options.name === undefined ? {} : { name: options.name };
  if (options.name !== undefined && (others.length > 0 || isFolder(first))) {
    throw new UsageError("--name is for one document.");
  }
  return others.length === 0 && isFolder(first)
    ? { folder: first, ...root }
    : { files: [first, ...others], ...name, ...root };
}

/** How the options want documents linted. Throws a `UsageError`. */
export function readLintSettings({ lintConfig, allowRemote }: DocumentOptions): LintSettings {
  return { config: findLintConfig(lintConfig), allowRemote };
}

/** The default may be absent; a file that was asked for may not. */
function findLintConfig(path: string | undefined): string | undefined {
  const file = resolve(path ?? LINT_CONFIG);
  if (existsSync(file)) return file;
  if (path === undefined) return undefined;
  throw new UsageError(`There is no ${file}.`);
}

function isFolder(path: string): boolean {
  return statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function findUp(name: string, folder: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUp(name, parent);
}
