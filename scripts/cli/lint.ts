import { describeProblem, type Problem, SpecError } from "../problem.ts";
import { COMMON_HELP, EXIT_HELP, readArguments, readInput, readLintSettings } from "./arguments.ts";
import { fail } from "./failure.ts";
import type { Tools } from "./tools.ts";

const HELP = `Says what is wrong with OpenAPI documents, each problem with its place.

Usage: revokit lint [specs ...] [options]

  specs                 OpenAPI documents, or one folder of them. Default: specs

${COMMON_HELP}
  --help

${EXIT_HELP}

Examples:
  revokit lint
  revokit lint api/petstore.yaml --json
`;

/** Runs `revokit lint`. */
export async function run(args: readonly string[], { openThreads }: Tools): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {});
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return;
    }
    const { lintSpecs } = await import("../lint/lint-specs.ts");
    const threads = openThreads(1);
    const { problems, count } = await lintSpecs(readInput(parsed), readLintSettings(parsed), threads).finally(() =>
      threads.close(),
    );
    if (problems.some(({ severity }) => severity !== "remark")) throw new SpecError(problems);
    if (json) console.log(JSON.stringify({ problems }));
    else report(problems, count);
  } catch (error) {
    fail(error, json);
  }
}

function report(remarks: readonly Problem[], count: number): void {
  for (const remark of remarks) console.log(describeProblem(remark));
  const specs = count === 1 ? "1 spec" : `${count} specs`;
  const found = remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`;
  console.log(`${specs}, no problems${remarks.length === 0 ? "" : ` but ${found}`}.`);
}
