import { planGeneration } from "../generate.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../runners.ts";
import { spareProcessors } from "../worker-pool.ts";
import { COMPILE_HELP, EXIT_HELP, readArguments, readRequest } from "./arguments.ts";
import { fail } from "./failure.ts";
import type { Tools } from "./tools.ts";
import { showProgress } from "./progress.ts";
import { reportDrift, reportPlan } from "./report.ts";

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
export async function run(args: readonly string[], { openThreads }: Tools): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {});
    if (parsed.values.help) process.stdout.write(HELP);
    else await check(readRequest(parsed), openThreads(spareProcessors()), json);
  } catch (error) {
    fail(error, json);
  }
}

/** Tells how the generated folder differs from what the specs say, and closes the threads. */
export async function check(request: GenerateRequest, threads: Threads, json: boolean): Promise<void> {
  const progress = showProgress();
  try {
    const plan = await planGeneration({ ...request, threads }, progress.onProgress);
    progress.end();
    if (json) reportPlan(plan);
    else reportDrift(plan, request.out);
    if (plan.changes.length > 0) process.exitCode = 1;
  } finally {
    progress.end();
    await threads.close();
  }
}
