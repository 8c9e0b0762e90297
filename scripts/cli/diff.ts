import { jsonText } from "revokit/toolkit";
import type { SpecDiff } from "../diff/diff-specs.ts";
import type { DiffResult, DiffTask } from "../diff/diff-task.ts";
import { findSpecs, type Input } from "../find/specs.ts";
import { secondsFor } from "../limits.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { problemOf, SpecError } from "../problem.ts";
import type { Threads } from "../threads/runners.ts";
import { LimitError } from "../threads/limit-error.ts";
import { PROBLEMS_FOUND } from "./exit-code.ts";
import { showProgress } from "./progress.ts";
import { diffMarkdown, diffText } from "./diff-output.ts";

/** What to compare documents with, and how to report it. */
interface DiffOptions {
  readonly base: string;
  readonly markdown: boolean;
  readonly json: boolean;
}

/** Reports the changes of documents. Sets the exit code if they are breaking and the version does not say so. */
export async function diff(
  input: Input,
  lint: LintSettings,
  threads: Threads,
  { base, markdown, json }: DiffOptions,
): Promise<void> {
  const progress = showProgress("Comparing …");
  const result = await compare({ input, lint, base }, threads).finally(async () => {
    progress.end();
    await threads.close();
  });
  if (json) console.log(jsonText(result));
  else process.stdout.write(markdown ? diffMarkdown(result, base) : diffText(result, base));
  const isBreaking = result.changes.some(({ impact }) => impact === "major");
  if (isBreaking && !result.version?.isEnough) process.exitCode = PROBLEMS_FOUND;
}

/**
 * How much longer than compiling a comparison may take, as a factor: two versions are compiled, linted and compared.
 */
const COMPARISON = 4;

async function compare(task: DiffTask, threads: Threads): Promise<SpecDiff> {
  const specs = await findSpecs(task.input);
  const seconds = specs.reduce((sum, spec) => sum + COMPARISON * secondsFor(spec), 0);
  let result: DiffResult | undefined;
  await threads.diff
    .run(task, seconds, (part) => (result = part))
    .catch((error: unknown) => {
      if (!(error instanceof LimitError)) throw error;
      const limit = `The comparison was stopped. ${error.message}`;
      throw new SpecError(specs.map(({ file }) => problemOf(file, "limit", limit)));
    });
  if (result === undefined) throw new Error("The comparison ended without a result.");
  if ("problems" in result) throw new SpecError(result.problems);
  return result.diff;
}
