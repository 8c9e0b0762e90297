import { UsageError } from "revokit/toolkit";
import { spareProcessors } from "../threads/open-threads.ts";
import { compileCommand } from "./command-options.ts";
import { fail } from "./failure.ts";
import { NOTHING_WRITTEN } from "./report-error.ts";
import { readRequests } from "./read-requests.ts";
import { STANDARD_INPUT } from "./sources.ts";
import type { Dependencies } from "./dependencies.ts";

/** Declares `revokit generate`. */
export function generateCommand({ openThreads }: Dependencies) {
  return compileCommand("generate", "Generates TypeScript from OpenAPI documents, and writes the files that changed")
    .option("--check", "Writes nothing: the same as revokit check", false)
    .option("-w, --watch", "Keeps running, and generates again whenever something that it read changes", false)
    .summary("Generates TypeScript from documents")
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const read = () => readRequests(documents, options);
      if (options.watch) {
        if (documents.includes(STANDARD_INPUT)) throw new UsageError("Standard input can't be watched.");
        const { watch } = await import("./watch.ts");
        return watch(read, openThreads(spareProcessors()));
      }
      const requests = await read();
      const threads = openThreads(spareProcessors());
      const { json } = options;
      if (options.check) return (await import("./check.ts")).check(requests, threads, json);
      try {
        const { generateAndReport } = await import("./generate-and-report.ts");
        await generateAndReport(requests, threads, json);
      } catch (error) {
        fail(error, json, NOTHING_WRITTEN);
      } finally {
        await threads.close();
      }
    });
}

const EXAMPLES = `
Lint rules about style fail the command only if your redocly.yaml makes them
errors.

Examples:
  revokit generate
  revokit generate api/petstore.yaml -o src/generated
  revokit generate api/github.yaml --include "path:/repos/**" --exclude tag:apps
  curl -s https://example.com/openapi.json | revokit generate - --name example
  revokit generate --watch`;
