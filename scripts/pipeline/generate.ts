import { performance } from "node:perf_hooks";
import { type Change, findChanges } from "./changes.ts";
import { compileSpec, type GeneratedFile } from "./compile.ts";
import { Loader } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";
import { findSpecs, type Spec } from "./specs.ts";

/** Where the pipeline reads and writes. */
export interface Workspace {
  /** The folder of the specs. */
  readonly specs: string;
  /** The folder of the generated code. */
  readonly generated: string;
  /** The `redocly.yaml` that says what the lint asks for. */
  readonly redocly: string;
  /** The module from which the generated code imports the library's types. */
  readonly runtime: string;
}

/** What a run of the pipeline found. */
export interface Plan {
  readonly files: readonly GeneratedFile[];
  /** What has to be done to the generated folder; nothing where it is up to date. */
  readonly changes: readonly Change[];
  /** How long each API took to lint and compile, in milliseconds. */
  readonly durations: ReadonlyMap<string, number>;
}

/**
 * Lints and compiles every spec, and compares the outcome with what is there. Nothing is written.
 * Throws a `SpecError` with the problems of all specs together.
 */
export async function planGeneration(workspace: Workspace): Promise<Plan> {
  const specs = await findSpecs(workspace.specs);
  const loader = await Loader.create(workspace.redocly);
  const durations = new Map<string, number>();
  const problems: Problem[] = [];
  const files: GeneratedFile[] = [];

  for (const spec of specs) {
    const start = performance.now();
    try {
      files.push(...(await compile(loader, spec, workspace)));
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
    durations.set(spec.name, performance.now() - start);
  }
  if (problems.length > 0) throw new SpecError(problems);
  return { files, changes: await findChanges(workspace.generated, files), durations };
}

async function compile(loader: Loader, spec: Spec, workspace: Workspace): Promise<GeneratedFile[]> {
  return compileSpec(spec, await loader.load(spec.file), workspace);
}
