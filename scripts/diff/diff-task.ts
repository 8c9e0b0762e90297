import type { Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { type Problem, SpecError } from "../problem.ts";
import { diffSpecs, type SpecDiff } from "./diff-specs.ts";

/** Documents to compare with what they were at a git ref. */
export interface DiffTask {
  readonly input: Input;
  readonly lint: LintSettings;
  readonly base: string;
}

/** The result: a difference, or the reason why there is none. */
export type DiffResult = { readonly diff: SpecDiff } | { readonly problems: readonly Problem[] };

export async function runDiff({ input, lint, base }: DiffTask): Promise<DiffResult> {
  try {
    return { diff: await diffSpecs(input, lint, base) };
  } catch (error) {
    if (error instanceof SpecError) return { problems: error.problems };
    throw error;
  }
}
