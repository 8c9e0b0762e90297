import { type CompiledApi, evaluateSources } from "../compile/evaluate-sources.ts";
import { notCompiled } from "../compile/not-compiled.ts";
import type { Description } from "./run-describe-task.ts";
import { findSpecs, type Input } from "../find/specs.ts";
import { secondsFor } from "../limits.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { type Problem, SpecError } from "../problem.ts";
import { Descriptions } from "../recall/descriptions.ts";
import type { Threads } from "../threads/runners.ts";
import { LimitError } from "../threads/limit-error.ts";

/** How documents are compiled for the mock and the conformance suite. */
interface Describing {
  readonly lint: LintSettings;
  readonly threads: Threads;
  /** Called with the files that make up a document, including those that could not be read. */
  readonly onRead?: (files: readonly string[]) => void;
  /** The folder that keeps what was compiled. Default: nothing is kept. */
  readonly cache?: string | undefined;
}

/** Compiles documents without writing a file. Throws a `SpecError` with what is wrong with any of them. */
export async function describeSpecs(
  input: Input,
  { lint, threads, onRead, cache }: Describing,
): Promise<readonly CompiledApi[]> {
  const apis: CompiledApi[] = [];
  const problems: Problem[] = [];
  const kept = new Descriptions(cache, lint);
  for (const spec of await findSpecs(input)) {
    const known = kept.lookup(spec);
    if (known !== undefined) {
      onRead?.(Object.keys(known.inputs));
      apis.push(evaluateSources(known.sources));
      continue;
    }
    const onPart = (part: Description) => {
      onRead?.(Object.keys(part.inputs));
      if (part.kind === "failed") return void problems.push(...part.errors);
      kept.store(spec, part);
      apis.push(evaluateSources(part.sources));
    };
    await threads.describe.run({ spec, lint }, secondsFor(spec), onPart).catch((error: unknown) => {
      if (!(error instanceof LimitError)) throw error;
      problems.push(notCompiled(spec, error));
    });
  }
  if (problems.length > 0) throw new SpecError(problems);
  return apis;
}
