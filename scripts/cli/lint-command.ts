import { documentCommand, EXIT_CODES } from "./command-options.ts";
import { readDocuments } from "./request.ts";
import type { Tools } from "./tools.ts";

/** Declares `revokit lint`. */
export function lintCommand({ openThreads }: Tools) {
  return documentCommand("lint", "Says what is wrong with OpenAPI documents, each problem with its place")
    .option("--json", "Prints one JSON object instead of text", false)
    .summary("Says what is wrong with documents")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const { input, lint: settings } = await readDocuments(documents, options);
      const { lint } = await import("./lint.ts");
      await lint(input, settings, openThreads(1), options.json);
    });
}

const EXAMPLES = `
Examples:
  revokit lint
  revokit lint api/petstore.yaml --json`;
