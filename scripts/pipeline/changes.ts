import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GENERATED_MARK, type GeneratedFile } from "./compile.ts";

/** How a file of `generated/` differs from what the specs say. */
export type Change =
  | { readonly kind: "missing" | "stale"; readonly path: string; readonly content: string }
  | { readonly kind: "left over"; readonly path: string };

/** Compares a folder with the files that belong in it, in the order of their paths. */
export async function findChanges(folder: string, expected: readonly GeneratedFile[]): Promise<Change[]> {
  const wanted = await Promise.all(
    expected.map(async ({ path, content }): Promise<Change[]> => {
      const current = await readIfThere(join(folder, path));
      if (current === content) return [];
      return [{ kind: current === undefined ? "missing" : "stale", path, content }];
    }),
  );
  const known = new Set(expected.map(({ path }) => path));
  const leftOver = (await listGenerated(folder)).filter((path) => !known.has(path));
  return [...wanted.flat(), ...leftOver.map((path): Change => ({ kind: "left over", path }))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** Carries the changes out. Each file is replaced in one step, so that a reader sees the old one or the new one. */
export async function applyChanges(folder: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const file = join(folder, change.path);
    if (change.kind === "left over") {
      await rm(file);
      await removeIfEmpty(dirname(file));
    } else {
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile(draft, change.content);
      await rename(draft, file);
    }
  }
}

/** The files that the pipeline wrote, one folder deep. What bears no mark is somebody's own, and is left alone. */
async function listGenerated(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(onMissing([]));
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, "utf8") })));
  return contents
    .filter(({ content }) => content.startsWith(GENERATED_MARK))
    .map(({ path }) => path.slice(folder.length + 1).replaceAll("\\", "/"));
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(onMissing(undefined));
}

async function removeIfEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await rmdir(folder);
}

function onMissing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fallback;
    throw error;
  };
}
