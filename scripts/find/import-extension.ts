import { dirname, resolve } from "node:path";
import { createFilesMatcher, getTsconfig, parseTsconfig, type TsConfigResult } from "get-tsconfig";
import type { ImportExtension } from "../compile/code-files.ts";

/**
 * The extension with which files in a folder can import each other, by the `tsconfig.json` that applies to it: `ts` if
 * that allows it, `js` if Node's own resolution requires an extension, else none, which every bundler accepts. Without
 * a `tsconfig.json` it is `ts`, as Node, Deno, Bun and tsx read it.
 */
export function findImportExtension(folder: string): ImportExtension {
  const found = getTsconfig(folder);
  if (found === null) return "ts";
  const { compilerOptions = {} } = configFor(found, resolve(folder, "client.ts")).config;
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions, module, moduleResolution } = compilerOptions;
  if (allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true) return "ts";
  return /^node(?!10|$)/i.test(moduleResolution ?? module ?? "") ? "js" : "none";
}

/** The project that a file belongs to, if a `tsconfig.json` only references projects; else itself. */
function configFor(found: TsConfigResult, file: string): TsConfigResult {
  const { references = [], files, include } = found.config;
  if (references.length === 0 || files?.length !== 0 || include !== undefined) return found;
  const projects = references.map(({ path }) => readProject(resolve(dirname(found.path), path)));
  return projects.find((project) => project !== undefined && createFilesMatcher(project)(file) !== undefined) ?? found;
}

/** A reference names a file, or a folder with a `tsconfig.json`. The compiler reports unresolvable ones. */
function readProject(path: string): TsConfigResult | undefined {
  const file = path.endsWith(".json") ? path : resolve(path, "tsconfig.json");
  try {
    return { path: file, config: parseTsconfig(file) };
  } catch {
    return undefined;
  }
}
