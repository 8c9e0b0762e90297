import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, sep } from "node:path";
import { findManifest } from "./find-manifest.ts";
import { readRegularFile } from "./read-file.ts";

/** What code imports by a literal name. A comment may match too: one file too many does no harm. */
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*(["'`])([^"'`\n]+)\1/g;

/** The files that the manifest of a package names, as in `main` and `exports`. */
const ENTRY = /"([^"*\n]+\.(?:[cm]?[jt]s|json))"/g;

/** A module, and the files that it imports, directly or through others: whoever evaluates it depends on all of them. */
export function withImports(file: string): readonly string[] {
  // A set also visits what is added meanwhile.
  const files = new Set([file]);
  for (const each of files) for (const imported of importsOf(each)) files.add(imported);
  return [...files];
}

/**
 * The files that an import leads to. Of an installed package they are its manifest, whose version changes with its code, and
 * the file that is imported.
 * @param name as in an `import`
 * @param from the absolute path of the file that imports it
 */
export function filesOfImport(name: string, from: string): readonly string[] {
  return targetsOf(name, from).flatMap(withImports);
}

function importsOf(file: string): readonly string[] {
  if (isInstalled(file)) return [];
  const names = [...textOf(file).matchAll(IMPORTED)].flatMap(([, , name = ""]) => (name === "" ? [] : [name]));
  return names.flatMap((name) => targetsOf(name, file));
}

function targetsOf(name: string, from: string): readonly string[] {
  const isPath = name.startsWith(".") || isAbsolute(name);
  return [...resolveName(name, from), ...(isPath ? [] : filesOfPackage(name, from))];
}

/** A package that is linked, as from another workspace, changes without a new version: its entries count. */
function filesOfPackage(name: string, from: string): readonly string[] {
  const manifest = findManifest(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name, from);
  if (manifest === undefined) return [];
  if (isInstalled(manifest)) return [manifest];
  const entries = [...textOf(manifest).matchAll(ENTRY)].map(([, entry = ""]) => join(dirname(manifest), entry));
  return [manifest, ...entries.filter((file) => existsSync(file))];
}

function resolveName(name: string, from: string): readonly string[] {
  try {
    const file = createRequire(from).resolve(name);
    return isAbsolute(file) ? [file] : [];
  } catch {
    return [];
  }
}

function isInstalled(file: string): boolean {
  return existsSync(file) && realpathSync.native(file).includes(`${sep}node_modules${sep}`);
}

function textOf(file: string): string {
  try {
    return readRegularFile(file);
  } catch {
    return "";
  }
}
