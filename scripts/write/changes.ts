import { type Dirent, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "revokit/toolkit";
import { withLineFeeds } from "../files/line-ends.ts";
import { type GeneratedFile, isMarked } from "./generated-file.ts";
import { readDraftName, replaceFiles } from "./replace-file.ts";

/** How a generated file differs from what the documents produce. */
export type Change =
  | { readonly kind: "missing" | "different"; readonly path: string; readonly content: string }
  | { readonly kind: "orphaned"; readonly path: string };

/**
 * Finds the drift: compares files with those in a folder, ignoring line endings, which git may have changed. A file there that
 * the pipeline wrote and that is no longer `known` is orphaned if it is `isOurs`. Synchronous, because the thread pool would be
 * slower for many small files.
 */
export function findChanges(
  folder: string,
  expected: readonly GeneratedFile[],
  known: ReadonlySet<string>,
  isOurs: (path: string) => boolean,
): Change[] {
  const orphans = findOrphans(folder, known).filter(({ path }) => isOurs(path));
  return [...findDifferent(folder, expected), ...orphans].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function findDifferent(folder: string, expected: readonly GeneratedFile[]): Change[] {
  return expected.flatMap(({ path, content }): Change[] => {
    const current = unlessMissing(() => readFileSync(join(folder, path), "utf8"));
    if (current !== undefined && withLineFeeds(current) === withLineFeeds(content)) return [];
    return [{ kind: current === undefined ? "missing" : "different", path, content }];
  });
}

/**
 * The files that the pipeline wrote, by their place and mark, and that are no longer `known`; also drafts that a killed run
 * has left, but not those that another run is writing.
 */
function findOrphans(folder: string, known: ReadonlySet<string>): Change[] {
  const names = entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  // The code of an API is directly in the folder of its name.
  const paths = names.flatMap((name) =>
    entriesOf(join(folder, name)).flatMap((entry) => (entry.isFile() ? [`${name}/${entry.name}`] : [])),
  );
  return paths
    .filter((path) => !known.has(path) && !readDraftName(path).isInUse)
    .filter((path) => readDraftName(path).isDraft || hasMark(join(folder, path)))
    .map((path) => ({ kind: "orphaned", path }));
}

function entriesOf(folder: string): readonly Dirent[] {
  return unlessMissing(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}

/** Replaces the files that differ, once all of them could be written, and then removes the orphaned ones. */
export function applyChanges(folder: string, changes: readonly Change[]): void {
  const written = changes.filter((change) => change.kind !== "orphaned");
  for (const parent of new Set(written.map(({ path }) => dirname(path)))) {
    mkdirSync(join(folder, parent), { recursive: true });
  }
  replaceFiles(written.map(({ path, content }) => ({ file: join(folder, path), content })));
  for (const { kind, path } of changes) {
    if (kind !== "orphaned") continue;
    const file = join(folder, path);
    rmSync(file, { force: true });
    removeIfEmpty(dirname(file));
  }
}

function hasMark(file: string): boolean {
  const content = unlessMissing(() => readFileSync(file, "utf8"));
  return content !== undefined && isMarked(content);
}

function removeIfEmpty(folder: string): void {
  unlessMissing(() => readdirSync(folder).length === 0 && rmdirSync(folder));
}

/** Undefined if the file or folder does not exist, or no longer does: another run may be at work. */
function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
