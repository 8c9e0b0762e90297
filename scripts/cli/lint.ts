import { jsonText } from "revokit/toolkit";
import type { Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { lintSpecs } from "../lint/lint-specs.ts";
import { describeProblem, type Problem, SpecError } from "../problem.ts";
import type { Threads } from "../threads/runners.ts";
import { hasColors, withSymbol } from "./colors.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { LintFormat } from "./lint-format-names.ts";
import { showProgress } from "./progress.ts";

/** How lint problems are reported. */
interface LintOptions {
  readonly json: boolean;
  /** Default: frames on a terminal, annotations in GitHub Actions, else a line for each problem. */
  readonly format?: LintFormat | undefined;
}

/** As many frames as anybody reads before fixing the document. */
const FRAMES_SHOWN = 20;

/** Reports what is wrong with documents, and closes the threads. Sets the exit code if that is more than remarks. */
export async function lint(
  input: Input,
  settings: LintSettings,
  threads: Threads,
  { json, format = defaultFormat() }: LintOptions,
): Promise<void> {
  const progress = showProgress("Linting …");
  const { problems, count } = await lintSpecs(input, settings, threads).finally(async () => {
    progress.end();
    await threads.close();
  });
  const errors = problems.filter(({ severity }) => severity !== "remark");
  if (json || format === undefined) {
    if (errors.length > 0) throw new SpecError(problems);
    if (json) console.log(jsonText({ problems }));
    else for (const remark of problems) console.log(describeProblem(remark));
  } else {
    await print(problems, input, format);
  }
  if (errors.length > 0) process.exitCode = exitCodeOf(new SpecError(errors));
  if (!json) summarize(errors.length, problems.length - errors.length, count, format !== undefined);
}

function defaultFormat(): LintFormat | undefined {
  if (process.stdout.isTTY) return "codeframe";
  return process.env["GITHUB_ACTIONS"] === "true" ? "github-actions" : undefined;
}

async function print(problems: readonly Problem[], input: Input, format: LintFormat): Promise<void> {
  const shown = format === "codeframe" ? problems.slice(0, FRAMES_SHOWN) : problems;
  const documents = input.flatMap((source) => ("file" in source && source.text !== undefined ? [source] : []));
  const texts = new Map(documents.map(({ file, text = "" }) => [file, text]));
  const { printProblems } = await import("./lint-formats.ts");
  printProblems(shown, { format, color: hasColors(), texts });
  const hidden = problems.length - shown.length;
  if (hidden > 0) console.error(`… and ${hidden} more: --format stylish shows them all.`);
}

/** With a machine-readable report, it goes to the other stream. */
function summarize(errors: number, remarks: number, documents: number, isReport: boolean): void {
  const which = documents === 1 ? "1 document" : `${documents} documents`;
  const found = remarks === 1 ? "1 warning" : `${remarks} warnings`;
  const aside = remarks === 0 ? "" : ` but ${found}`;
  const problems = errors === 1 ? "1 problem" : `${errors} problems`;
  const text =
    errors === 0 ? `${which}, no problems${aside}.` : `${which}, ${problems}${remarks === 0 ? "" : ` and ${found}`}.`;
  const line = withSymbol(errors === 0 ? "success" : "failure", text);
  if (isReport) console.error(line);
  else console.log(line);
}
