import { planGeneration } from "../pipeline/generate.ts";
import { reportDrift, reportPlan } from "../pipeline/report.ts";
import type { Workspace } from "../pipeline/workspace.ts";
import { COMPILE_HELP, EXIT_HELP, readArguments, readWorkspace } from "./arguments.ts";
import { fail } from "./failure.ts";
import { showProgress } from "./progress.ts";

const HELP = `Says whether the generated code is what the OpenAPI documents give, and names each file that is not. Writes nothing.

Usage: revokit check [specs ...] [options]

${COMPILE_HELP}
  --help

${EXIT_HELP}

Examples:
  revokit check
  revokit check --json
`;

/** Runs `revokit check`. */
export async function run(args: readonly string[]): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {});
    if (parsed.values.help) process.stdout.write(HELP);
    else await check(readWorkspace(parsed), json);
  } catch (error) {
    fail(error, json);
  }
}

/** Tells how the generated folder differs from what the specs say. */
export async function check(workspace: Workspace, json: boolean): Promise<void> {
  const plan = await planGeneration(workspace, showProgress());
  if (json) reportPlan(plan);
  else reportDrift(plan, workspace.generated);
  if (plan.changes.length > 0) process.exitCode = 1;
}
