import { SpecError } from "../pipeline/problem.ts";
import { EXIT_HELP, readArguments, readWorkspace } from "./arguments.ts";
import { fail } from "./failure.ts";

const HELP = `Says what is wrong with OpenAPI documents, each problem with its place.

Usage: revokit lint [specs ...] [options]

  specs                 OpenAPI documents, or one folder of them. Default: specs

  --config <file>       The lint's settings. Default: redocly.yaml; without one, Redocly's recommended set
  --allow-remote        Follows references to other hosts
  --json                Prints one JSON object in place of text
  --help

${EXIT_HELP}

Examples:
  revokit lint
  revokit lint api/petstore.yaml --json
`;

/** Runs `revokit lint`. */
export async function run(args: readonly string[]): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {});
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return;
    }
    const { lintSpecs } = await import("../pipeline/lint.ts");
    const { problems, count } = await lintSpecs(readWorkspace(parsed));
    if (problems.length > 0) throw new SpecError(problems);
    console.log(json ? JSON.stringify({ problems: [] }) : `${count === 1 ? "1 spec" : `${count} specs`}, no problems.`);
  } catch (error) {
    fail(error, json);
  }
}
