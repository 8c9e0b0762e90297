import { documentCommand, EXIT_CODES } from "./command-options.ts";
import { readInput, readLintSettings } from "./request.ts";
import type { Tools } from "./tools.ts";

/** Declares `revokit lint`. */
export function lintCommand({ openThreads }: Tools) {
  return documentCommand("lint", "Says what is wrong with OpenAPI documents, each problem with its place")
    .summary("Says what is wrong with documents")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const [input, settings] = [readInput(documents, options), readLintSettings(options)];
      const { lint } = await import("./lint.ts");
      await lint(input, settings, openThreads(1), options.json);
    });
}

const EXAMPLES = `
Examples:
  revokit lint
  revokit lint api/petstore.yaml --json`;
