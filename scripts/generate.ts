import type { Built } from "./build-spec.ts";
import { findSpecs, type Spec } from "./find/specs.ts";
import { formatSettingsFiles } from "./format/settings-files.ts";
import type { GenerateRequest, OnProgress } from "./generate-request.ts";
import { type Problem, SpecError } from "./problem.ts";
import { Cache } from "./recall/cache.ts";
import { applyChanges, type Change, findChanges } from "./write/changes.ts";

/** The plan of a run. */
export interface Plan {
  /** The folder of the generated code, an absolute path. */
  readonly out: string;
  /** The paths of all generated files, in order. */
  readonly paths: readonly string[];
  /** The changes to that folder by path; empty if it is up to date. */
  readonly changes: readonly Change[];
  /** How long each changed API took to compile, in milliseconds. */
  readonly durations: ReadonlyMap<string, number>;
  /** How many remarks the lint has on each API that was compiled. */
  readonly remarks: ReadonlyMap<string, number>;
  /** Notes with their places, e.g. on what was left out of the code. */
  readonly notes: readonly Problem[];
  /** Remarks on how the files were formatted. */
  readonly formatNotes: readonly string[];
}

/**
 * Finds the documents, recalls what has not changed, lints, bundles, compiles and formats the rest, and compares the result
 * with the folder. Writes nothing but the cache. Throws a `SpecError` with the problems of all documents together.
 */
export async function planGeneration(request: GenerateRequest, onProgress?: OnProgress): Promise<Plan> {
  const specs = await findSpecs(request.input);
  const cache = Cache.open(request, specs);
  const recalled = new Map(specs.map((spec) => [spec, cache.lookup(spec)]));
  const names = specs.map(({ name }) => name);
  if (!request.format.skip) request.onRead?.(formatSettingsFiles(request.out, names));
  const changed = specs.filter((spec) => recalled.get(spec) === undefined);
  for (const known of recalled.values()) if (known !== undefined) request.onRead?.(known.inputs);
  const built = await buildChanged(changed, request, onProgress);

  for (const result of built) {
    cache.store(result);
    request.onRead?.([...result.inputs, ...result.lintFiles]);
  }
  cache.save();
  const errors = built.flatMap((result) => result.errors);
  if (errors.length > 0) throw new SpecError(errors);

  const files = built.flatMap((result) => result.files);
  const paths = [
    ...[...recalled.values()].flatMap((known) => known?.outputs ?? []),
    ...files.map(({ path }) => path),
  ].sort();
  const isWhole = request.input.some((source) => "folder" in source);
  const isOurs = (path: string) => isWhole || specs.some(({ name }) => path.startsWith(`${name}/`));
  return {
    out: request.out,
    paths,
    changes: findChanges(request.out, files, new Set(paths), isOurs),
    durations: new Map(built.map(({ spec, duration }) => [spec.name, duration])),
    remarks: new Map(built.map(({ spec, remarks }) => [spec.name, remarks])),
    notes: built.flatMap(({ notes }) => notes),
    formatNotes: [...new Set(built.flatMap(({ formatNotes }) => formatNotes))],
  };
}

/** Plans several requests. Throws a `SpecError` with the problems of all of them together. */
export async function planEach(
  requests: readonly GenerateRequest[],
  onProgress?: OnProgress,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const problems: Problem[] = [];
  for (const request of requests) {
    try {
      plans.push(await planGeneration(request, onProgress));
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SpecError(problems);
  return plans;
}

/** Brings the folder of the generated code up to date. */
export async function generate(request: GenerateRequest, onProgress?: OnProgress): Promise<Plan> {
  const plan = await planGeneration(request, onProgress);
  applyChanges(request.out, plan.changes);
  return plan;
}

/** Brings the folders of several requests up to date, or none of them if a document has a problem. */
export async function generateEach(
  requests: readonly GenerateRequest[],
  onProgress?: OnProgress,
): Promise<readonly Plan[]> {
  const plans = await planEach(requests, onProgress);
  for (const { out, changes } of plans) applyChanges(out, changes);
  return plans;
}

/** Imported only if there is something to compile, because it loads compilers and linters. */
async function buildChanged(
  specs: readonly Spec[],
  request: GenerateRequest,
  onProgress: OnProgress | undefined,
): Promise<readonly Built[]> {
  if (specs.length === 0) return [];
  const { buildSpecs } = await import("./build.ts");
  return buildSpecs(specs, request, onProgress);
}
