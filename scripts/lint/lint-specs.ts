import { findSpecs, type Input } from "../find/specs.ts";
import { type Problem, problemOf, SpecError } from "../problem.ts";
import type { Threads } from "../threads/runners.ts";
import { LimitError } from "../threads/run-task.ts";
import type { LintSettings } from "./lint-config.ts";
import type { LintTask } from "./lint-task.ts";
import { Linter } from "./linter.ts";
import { judge, type Verdict } from "./verdict.ts";
import { secondsFor } from "../limits.ts";

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
      .run({ kind: "list", spec, settings }, secondsFor(spec), ({ errors }) => problems.push(...errors))
      .catch((error: unknown) => {
        if (!(error instanceof LimitError)) throw error;
        problems.push(problemOf(spec.file, "limit", `The lint was stopped. ${error.message}`));
      });
  }
  // Errors first, since a screen shows only twenty.
  return { problems: problems.sort((a, b) => Number(isRemark(a)) - Number(isRemark(b))), count: specs.length };
}

/** Lints one document. Anything that prevents the lint is returned as a problem too. */
export async function lintSpec({ kind, spec, settings }: LintTask): Promise<Verdict> {
  const linter = await Linter.create(settings);
  if (kind === "judge") return judge(spec, linter);
  try {
    return { errors: (await linter.lint(spec)).map((finding) => finding.locate()), remarks: 0 };
  } catch (error) {
    if (error instanceof SpecError) return { errors: error.problems, remarks: 0 };
    throw error;
  }
}

function isRemark({ severity }: Problem): boolean {
  return severity === "remark";
}
