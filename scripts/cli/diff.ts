import { diffSpecs } from "../diff/diff.ts";
import type { Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { showProgress } from "./progress.ts";
import { diffMarkdown, diffText } from "./diff-output.ts";

/** With what documents are compared, and how that is told. */
interface DiffOptions {
  readonly base: string;
  readonly markdown: boolean;
  readonly json: boolean;
}

/** Tells what changed in documents; sets the exit code where it breaks callers and the version does not say so. */
export async function diff(input: Input, settings: LintSettings, { base, markdown, json }: DiffOptions): Promise<void> {
  const progress = showProgress("Comparing …");
  const result = await diffSpecs(input, settings, base).finally(() => progress.end());
  if (json) console.log(JSON.stringify(result));
  else process.stdout.write(markdown ? diffMarkdown(result, base) : diffText(result, base));
  const isBreaking = result.changes.some(({ impact }) => impact === "major");
  if (isBreaking && !result.version?.isEnough) process.exitCode = 1;
}
