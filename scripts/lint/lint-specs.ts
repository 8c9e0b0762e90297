import { randomUUID } from "node:crypto";
import { findSpecs, type Input } from "../find/specs.ts";
import { type Problem, problemOf } from "../problem.ts";
import type { Threads } from "../threads/runners.ts";
import { LimitError } from "../threads/limit-error.ts";
import type { LintSettings } from "./lint-config.ts";
import { secondsFor } from "../limits.ts";

/** Lints every document of an input. */
export async function lintSpecs(
  input: Input,
  settings: LintSettings,
  threads: Threads,
): Promise<{ readonly problems: readonly Problem[]; readonly count: number }> {
  const specs = await findSpecs(input);
  const problems: Problem[] = [];
  const run = randomUUID();
  for (const spec of specs) {
    await threads.lint
      .run({ kind: "list", run, spec, settings }, secondsFor(spec), (part) => {
        if (part.kind === "judged") problems.push(...part.errors);
      })
      .catch((error: unknown) => {
        if (!(error instanceof LimitError)) throw error;
        problems.push(problemOf(spec.file, "limit", `The lint was stopped. ${error.message}`));
      });
  }
  // Errors first, since a screen shows only twenty.
  return { problems: problems.sort((a, b) => Number(isRemark(a)) - Number(isRemark(b))), count: specs.length };
}

function isRemark({ severity }: Problem): boolean {
  return severity === "remark";
}
