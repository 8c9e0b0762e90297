import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";
import { isPlainObject, parseYaml } from "@redocly/openapi-core";
import { findSpecs, type Input, isSpecName, type Spec } from "../find/specs.ts";
import { percentDecode } from "../lint/references.ts";
import type { GitSnapshot } from "./git.ts";

/** The folder that contains everything an input may refer to. */
export function commonFolder(input: Input): string {
  const folders = "files" in input ? input.files.map((file) => dirname(file)) : [input.folder];
  return [...folders, ...(input.root === undefined ? [] : [input.root])].reduce((common, folder) => {
    while (relative(common, folder).startsWith("..")) common = dirname(common);
    return common;
  });
}

/**
 * Writes the previous versions of an input's documents, and the files that they refer to, into a folder. If files were named,
 * removed documents beside them are included, since one may have been renamed.
 * @param folder that of the snapshot, see `commonFolder`
 */
export async function extractSpecs(
  snapshot: GitSnapshot,
  { input, folder, target }: { readonly input: Input; readonly folder: string; readonly target: string },
): Promise<Spec[]> {
  const paths = await pathsOf(snapshot, input, folder);
  const written = new Set<string>();
  const files: string[] = [];
  for (const path of paths) if (await extract(snapshot, target, path, written)) files.push(join(target, path));
  return files.length === 0 ? [] : findSpecs({ files, root: target });
}

async function pathsOf(snapshot: GitSnapshot, input: Input, folder: string): Promise<ReadonlySet<string>> {
  if ("folder" in input) return new Set(await specsIn(snapshot, slashes(relative(folder, input.folder))));
  const named = input.files.map((file) => slashes(relative(folder, file)));
  const gone = await Promise.all(
    [...new Set(named.map((path) => posix.dirname(path)))].map((each) => specsIn(snapshot, each)),
  );
  return new Set([...named, ...gone.flat().filter((path) => !existsSync(join(folder, path)))]);
}

async function specsIn(snapshot: GitSnapshot, folder: string): Promise<string[]> {
  return (await snapshot.readFolder(folder)).filter(isSpecName).map((name) => posix.join(folder, name));
}

/** Returns whether the file existed. */
async function extract(snapshot: GitSnapshot, target: string, path: string, written: Set<string>): Promise<boolean> {
  if (written.has(path)) return true;
  if (path.startsWith("../")) return false;
  const text = await snapshot.readFile(path);
  if (text === undefined) return false;
  written.add(path);
  const file = join(target, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  for (const reference of referencesIn(text)) {
    await extract(snapshot, target, posix.join(posix.dirname(path), reference), written);
  }
  return true;
}

/** The relative paths of the files that a document refers to. Text that is not YAML has none. */
function referencesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  const open = [parse(text)];
  while (open.length > 0) {
    const value = open.pop();
    if ((!isPlainObject(value) && !Array.isArray(value)) || seen.has(value)) continue;
    seen.add(value);
    const reference: unknown = isPlainObject(value) ? value["$ref"] : undefined;
    const path = typeof reference === "string" ? percentDecode(reference.split("#", 1).join()) : "";
    if (path !== "" && !/^[a-z][a-z\d+.-]*:/i.test(path)) found.add(path);
    for (const item of Object.values(value)) open.push(item);
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/** git's paths have slashes on every system. */
function slashes(path: string): string {
  return path.split(sep).join("/");
}
