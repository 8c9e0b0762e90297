import { Option } from "@commander-js/extra-typings";
import { documentCommand } from "./command-options.ts";
import { EXIT_CODES } from "./exit-code.ts";
import { LINT_FORMATS } from "./lint-format-names.ts";
import { readDocuments } from "./read-requests.ts";
import type { Dependencies } from "./dependencies.ts";

/** Declares `revokit lint`. */
export function lintCommand({ openThreads }: Dependencies) {
  return documentCommand("lint", "Reports problems in OpenAPI documents, each with its place")
    .addOption(
      new Option(
        "--format <format>",
        "How problems are printed (default: codeframe on a terminal, github-actions in its jobs, else a line for each)",
      ).choices(LINT_FORMATS),
    )
    .option("--json", "Prints one JSON object instead of text", false)
    .summary("Reports problems in documents")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const { input, lint: settings } = await readDocuments(documents, options);
      const { lint } = await import("./lint.ts");
      await lint(input, settings, openThreads(1), options);
    });
}

const EXAMPLES = `
Examples:
  revokit lint
  revokit lint api/petstore.yaml --json
  revokit lint --format junit > lint.xml`;
