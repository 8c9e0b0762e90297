import { findSpecs, type Input } from "../find/specs.ts";
import { type Problem, problemOf, SpecError } from "../problem.ts";
import type { Threads } from "../threads.ts";
import { LimitError } from "../worker-pool.ts";
import type { LintSettings } from "./lint-config.ts";
import { Linter } from "./linter.ts";
import type { Spec } from "../find/specs.ts";
import { secondsFor } from "../limits.ts";

/** What a thread is asked to lint. */
export interface LintTask {
  readonly spec: Spec;
  readonly settings: LintSettings;
}

/** Lints every document of an input. */
export async function lintSpecs(
  input: Input,
  settings: LintSettings,
  threads: Threads,
): Promise<{ readonly problems: readonly Problem[]; readonly count: number }> {
  const specs = await findSpecs(input);
  const problems: Problem[] = [];
  for (const spec of specs) {
    await threads.lint
      .run({ spec, settings }, secondsFor(spec), (found) => problems.push(...found))
      .catch((error: unknown) => {
        if (!(error instanceof LimitError)) throw error;
        problems.push(problemOf(spec.file, "limit", `The lint was stopped. ${error.message}`));
      });
  }
  // Errors first: a screen holds no more than twenty.
  return { problems: problems.sort((a, b) => Number(isRemark(a)) - Number(isRemark(b))), count: specs.length };
}

/** All that is to be said of one document, be it what keeps it from being linted. */
export async function lintSpec({ spec, settings }: LintTask): Promise<readonly Problem[]> {
  try {
    return await (await Linter.create(settings)).lint(spec);
  } catch (error) {
    if (error instanceof SpecError) return error.problems;
    throw error;
  }
}

function isRemark({ severity }: Problem): boolean {
  return severity === "remark";
}
