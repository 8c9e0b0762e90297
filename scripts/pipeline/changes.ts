import { mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GENERATED_MARK, type GeneratedFile } from "./generated-file.ts";
import { readDraftName, replaceFile } from "./replace-file.ts";

/** How a file of `generated/` differs from what the specs say. */
export type Change =
  | { readonly kind: "missing" | "stale"; readonly path: string; readonly content: string }
  | { readonly kind: "left over"; readonly path: string };

/** Compares files with what is in a folder. */
export async function findStale(folder: string, expected: readonly GeneratedFile[]): Promise<Change[]> {
  const changes = await Promise.all(
    expected.map(async ({ path, content }): Promise<Change[]> => {
      const current = await readFile(join(folder, path), "utf8").catch(onMissing(undefined));
      if (current === content) return [];
      return [{ kind: current === undefined ? "missing" : "stale", path, content }];
    }),
  );
  return changes.flat();
}

/** The files in a folder that the pipeline wrote and that belong there no more. What bears no mark is somebody's own. */
export async function findLeftOver(folder: string, known: ReadonlySet<string>): Promise<Change[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(onMissing([]));
  const unknown = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice(folder.length + 1).replaceAll("\\", "/") }))
    .filter(({ file, path }) => !known.has(path) && !readDraftName(file).isInUse);
  const changes = await Promise.all(
    unknown.map(async ({ file, path }): Promise<Change[]> => {
      const content = await readFile(file, "utf8").catch(onMissing(""));
      const isOurs = content.startsWith(GENERATED_MARK) || readDraftName(file).isDraft;
      return isOurs ? [{ kind: "left over", path }] : [];
    }),
  );
  return changes.flat();
}

/** Carries the changes out, each in one step. */
export async function applyChanges(folder: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const file = join(folder, change.path);
    if (change.kind === "left over") {
      await rm(file, { force: true });
      await removeIfEmpty(dirname(file));
    } else {
      await mkdir(dirname(file), { recursive: true });
      await replaceFile(file, change.content);
    }
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(onMissing(undefined));
  if (entries?.length === 0) await rmdir(folder).catch(onMissing(undefined));
}

function onMissing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fallback;
    throw error;
  };
}
