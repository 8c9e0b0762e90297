import { statSync } from "node:fs";
import { setImmediate as otherEvents } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import type { Cache } from "./cache.ts";
import { Compiler, type Outcome } from "./compiler.ts";
import type { OnProgress } from "./generate.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { openLayout } from "./layout.ts";
import { SpecError } from "./problem.ts";
import type { Spec } from "./specs.ts";
import { Threads } from "./threads.ts";
import type { Workspace } from "./workspace.ts";

/** What became of a spec, laid out. */
interface Laid extends Omit<Outcome, "sources"> {
  readonly files: readonly GeneratedFile[];
}

/** In bytes. Left alone, V8 lets the heap grow to twice what such a document needs. */
const LARGE = 1_000_000;

/**
 * Lints, compiles and lays out specs, on as many threads as the workspace allows, and remembers those that had no problem. Throws a
 * `SpecError` with the problems of all.
 */
export async function compileAll(
  specs: readonly Spec[],
  workspace: Workspace,
  cache: Cache,
  onProgress?: OnProgress,
): Promise<{ readonly files: readonly GeneratedFile[]; readonly durations: ReadonlyMap<string, number> }> {
  if (specs.some(({ file }) => statSync(file).size > LARGE)) setFlagsFromString("--heap-growing-percent=60");
  const layOut = await openLayout(workspace);
  const outcomes = new Map<Spec["name"], Promise<Laid>>();
  let done = 0;
  const onOutcome = ({ sources, ...outcome }: Outcome) => {
    const laid = layOut(sources).then((files) => {
      onProgress?.(outcome.spec, (done += 1), specs.length);
      return { ...outcome, files };
    });
    // Whoever waits for all of them is told; until then, it is not for Node to end the process.
    laid.catch(() => undefined);
    outcomes.set(outcome.spec.name, laid);
  };
  const threads = Threads.start(specs, workspace, onOutcome);
  const compiler = await Compiler.create(workspace);
  for (const spec of threads.queue) {
    onOutcome(await compiler.compile(spec));
    await otherEvents();
  }
  await threads.end();

  const inOrder = await Promise.all(specs.flatMap(({ name }) => outcomes.get(name) ?? []));
  for (const { spec, inputs, files } of inOrder) if (files.length > 0) cache.remember(spec, inputs, files);
  cache.save(compiler.settings);
  const problems = inOrder.flatMap((outcome) => outcome.problems);
  if (problems.length > 0) throw new SpecError(problems);
  return {
    files: inOrder.flatMap(({ files }) => files),
    durations: new Map(inOrder.map(({ spec, duration }) => [spec.name, duration])),
  };
}
