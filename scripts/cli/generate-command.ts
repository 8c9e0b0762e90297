import { spareProcessors } from "../worker-pool.ts";
import { compileCommand } from "./command-options.ts";
import { fail } from "./failure.ts";
import { NOTHING_WRITTEN } from "./report.ts";
import { readRequest } from "./request.ts";
import type { Tools } from "./tools.ts";

/** Declares `revokit generate`. */
export function generateCommand({ openThreads }: Tools) {
  return compileCommand("generate", "Compiles OpenAPI documents into TypeScript, and writes what changed")
    .option("--check", "Writes nothing: the same as revokit check", false)
    .option("-w, --watch", "Goes on: generates again whenever a document changes", false)
    .summary("Compiles documents into TypeScript")
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const request = readRequest(documents, options);
      const threads = openThreads(spareProcessors());
      const { json } = options;
      if (options.check) return (await import("./check.ts")).check(request, threads, json);
      try {
        if (options.watch) await (await import("./watch.ts")).watch(request, threads);
        else await (await import("./generate-and-report.ts")).generateAndReport(request, threads, json);
      } catch (error) {
        fail(error, json, NOTHING_WRITTEN);
      } finally {
        await threads.close();
      }
    });
}

const EXAMPLES = `
Style stops nothing, unless your redocly.yaml says so.

Examples:
  revokit generate
  revokit generate api/petstore.yaml -o src/generated
  revokit generate --watch`;
