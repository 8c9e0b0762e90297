import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { type DocumentSource, findSpecs, type Input, isSpecName, type Spec } from "../find/specs.ts";
import { fileReferences } from "../lint/file-references.ts";
import { isBelow } from "../files/is-below.ts";
import { gitPath } from "./git-path.ts";
import type { GitSnapshot } from "./git.ts";

/** The folder that contains everything an input may refer to. */
export function commonFolder(input: Input): string {
  const folders = input.flatMap((source) => [
    "folder" in source ? source.folder : dirname(source.file),
    ...(source.root === undefined ? [] : [source.root]),
    ...(source.overlays ?? []).map((file) => dirname(file)),
  ]);
  return folders.reduce((common, folder) => {
    while (!isBelow(common, folder) && common !== dirname(common)) common = dirname(common);
    return common;
  });
}

/** Where documents are extracted from, and where to. */
interface Extraction {
  readonly input: Input;
  /** That of the snapshot, see `commonFolder`. */
  readonly folder: string;
  readonly target: string;
}

/**
 * Writes the previous versions of an input's documents, and the files that they refer to, into a folder. If files were named,
 * removed documents beside them are included, since one may have been renamed.
 */
export async function extractSpecs(snapshot: GitSnapshot, { input, folder, target }: Extraction): Promise<Spec[]> {
  const written = new Set<string>();
  const sources = new Map<string, DocumentSource>();
  for (const source of input) {
    for (const path of await pathsOf(snapshot, source, folder)) {
      const file = join(target, path);
      const isNamed = "file" in source && gitPath(folder, source.file) === path;
      if ((!isNamed && sources.has(file)) || !(await extract(snapshot, target, path, written))) continue;
      const overlays: string[] = [];
      for (const overlay of source.overlays ?? []) {
        const overlayPath = gitPath(folder, overlay);
        if (await extract(snapshot, target, overlayPath, written)) overlays.push(join(target, overlayPath));
      }
      // What a selector matches now may not have existed then.
      const filter = source.filter && { ...source.filter, isLenient: true };
      sources.set(file, { file, root: target, overlays, filter, name: isNamed ? source.name : undefined });
    }
  }
  return findSpecs([...sources.values()]);
}

async function pathsOf(snapshot: GitSnapshot, source: Input[number], folder: string): Promise<readonly string[]> {
  if ("folder" in source) return specsIn(snapshot, gitPath(folder, source.folder));
  const named = gitPath(folder, source.file);
  const beside = await specsIn(snapshot, posix.dirname(named));
  return [named, ...beside.filter((path) => path !== named && !existsSync(join(folder, path)))];
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
  // A file that is not YAML has no references.
  for (const reference of fileReferences(parse(text))) {
    await extract(snapshot, target, posix.join(posix.dirname(path), reference), written);
  }
  return true;
}

function parse(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
