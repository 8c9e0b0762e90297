import { spareProcessors } from "../worker-pool.ts";
import { COMPILE_HELP, EXIT_HELP, readArguments, readRequest } from "./arguments.ts";
import { check } from "./check.ts";
import { fail } from "./failure.ts";
import type { Tools } from "./tools.ts";
import { generateAndReport } from "./generate-and-report.ts";
import { NOTHING_WRITTEN } from "./report.ts";

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
