import { Cache } from "./cache.ts";
import { type Change, findLeftOver, findStale } from "./changes.ts";
import { findSpecs, namedSpecs, type Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** What a run of the pipeline found. */
export interface Plan {
  /** The paths of all files that belong in the generated folder, in their order. */
  readonly paths: readonly string[];
  /** What has to be done to the generated folder, by path; nothing where it is up to date. */
  readonly changes: readonly Change[];
  /** How long each API took to lint and compile, in milliseconds. An API that has not changed is not among them. */
  readonly durations: ReadonlyMap<string, number>;
}

/** Told of each spec that has been linted and compiled, and how many have been. */
export type OnProgress = (spec: Spec, done: number, count: number) => void;

/**
 * Lints and compiles every spec that has changed, and compares the outcome with what is there. Nothing is written but the
 * cache. Throws a `SpecError` with the problems of all specs together.
 */
export async function planGeneration(workspace: Workspace, onProgress?: OnProgress): Promise<Plan> {
  const { generated, only } = workspace;
  const specs = only ? namedSpecs(only) : await findSpecs(workspace.specs);
  const cache = Cache.open(workspace);
  const unchanged = new Map(specs.map((spec) => [spec, cache.recall(spec)]));
  const changed = specs.filter((spec) => unchanged.get(spec) === undefined);

  // What follows loads compilers and linters, so it is not even imported when there is nothing to compile.
  const { files, durations } =
    changed.length === 0
      ? { files: [], durations: new Map<string, number>() }
      : await (await import("./compile-all.ts")).compileAll(changed, workspace, cache, onProgress);

  const paths = [...[...unchanged.values()].flatMap((known) => known ?? []), ...files.map(({ path }) => path)];
  const leftOver = findLeftOver(generated, new Set(paths)).filter(
    ({ path }) => !only || specs.some(({ name }) => path.startsWith(`${name}/`)),
  );
  const changes = [...findStale(generated, files), ...leftOver];
  return { paths: paths.sort(), changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), durations };
}
