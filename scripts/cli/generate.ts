import { generate, type GenerateRequest } from "../generate.ts";
import type { Threads } from "../threads.ts";
import { spareProcessors } from "../worker-pool.ts";
import { COMPILE_HELP, EXIT_HELP, readArguments, readRequest } from "./arguments.ts";
import { check } from "./check.ts";
import { fail } from "./failure.ts";
import type { Tools } from "./main.ts";
import { showProgress } from "./progress.ts";
import { NOTHING_WRITTEN, reportChanges, reportPlan } from "./report.ts";

const HELP = `Compiles OpenAPI documents into TypeScript and writes what changed. Style stops nothing, unless your redocly.yaml says so.

Usage: revokit generate [specs ...] [options]

${COMPILE_HELP}
  --check               Writes nothing: the same as revokit check
  --watch               Goes on: generates again whenever a document changes
  --help

${EXIT_HELP}

Examples:
  revokit generate
  revokit generate api/petstore.yaml --out src/generated
  revokit generate --watch
`;

/** Runs `revokit generate`. */
export async function run(args: readonly string[], { openThreads }: Tools): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
    });
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return;
    }
    const request = readRequest(parsed);
    const threads = openThreads(spareProcessors());
    if (parsed.values.check) return await check(request, threads, json);
    try {
      if (parsed.values.watch) await (await import("./watch.ts")).watch(request, threads);
      else await generateAndReport(request, threads, json);
    } finally {
      await threads.close();
    }
  } catch (error) {
    fail(error, json, args.includes("--check") ? undefined : NOTHING_WRITTEN);
  }
}

/** Brings the generated folder up to date and tells what happened to each file. */
export async function generateAndReport(request: GenerateRequest, threads: Threads, json: boolean): Promise<void> {
  const progress = showProgress();
  try {
    const plan = await generate({ ...request, threads }, progress.onProgress);
    progress.end();
    if (json) reportPlan(plan);
    else reportChanges(plan, request.out);
  } finally {
    progress.end();
  }
}
