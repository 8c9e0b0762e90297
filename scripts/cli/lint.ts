import type { Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { lintSpecs } from "../lint/lint-specs.ts";
import { describeProblem, type Problem, SpecError } from "../problem.ts";
import type { Threads } from "../runners.ts";

/** Tells what is wrong with documents, and closes the threads. Throws a `SpecError` where that is more than remarks. */
export async function lint(input: Input, settings: LintSettings, threads: Threads, json: boolean): Promise<void> {
  const { problems, count } = await lintSpecs(input, settings, threads).finally(() => threads.close());
  if (problems.some(({ severity }) => severity !== "remark")) throw new SpecError(problems);
  if (json) console.log(JSON.stringify({ problems }));
  else report(problems, count);
}

function report(remarks: readonly Problem[], count: number): void {
  for (const remark of remarks) console.log(describeProblem(remark));
  const specs = count === 1 ? "1 spec" : `${count} specs`;
  const found = remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`;
  console.log(`${specs}, no problems${remarks.length === 0 ? "" : ` but ${found}`}.`);
}
