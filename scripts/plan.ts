import type { DocumentResult } from "./document-result.ts";
import type { Spec } from "./find/specs.ts";
import type { GenerateRequest } from "./generate-request.ts";
import type { Problem } from "./problem.ts";
import type { Recalled } from "./recall/cache.ts";
import { type Change, findChanges } from "./write/changes.ts";

/** What a run found, and what there is to write. */
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

/** Compares what was generated with the folder of the generated code. */
export function planOf(
  { input, out }: GenerateRequest,
  specs: readonly Spec[],
  unchanged: readonly Recalled[],
  results: readonly DocumentResult[],
): Plan {
  const files = results.flatMap((result) => result.files);
  const paths = [...unchanged.flatMap(({ outputs }) => outputs), ...files.map(({ path }) => path)].sort();
  const isWhole = input.some((source) => "folder" in source);
  const isOurs = (path: string) => isWhole || specs.some(({ name }) => path.startsWith(`${name}/`));
  return {
    out,
    paths,
    changes: findChanges(out, files, new Set(paths), isOurs),
    durations: new Map(results.map(({ spec, duration }) => [spec.name, duration])),
    remarks: new Map(results.map(({ spec, remarks }) => [spec.name, remarks])),
    notes: results.flatMap(({ notes }) => notes),
    formatNotes: [...new Set(results.flatMap(({ formatNotes }) => formatNotes))],
  };
}
