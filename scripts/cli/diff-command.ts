import { UsageError } from "revokit/toolkit";
import { documentCommand } from "./command-options.ts";
import { readDocuments } from "./read-requests.ts";
import type { Dependencies } from "./dependencies.ts";

/** Declares `revokit diff`. */
export function diffCommand({ openThreads }: Dependencies) {
  return documentCommand(
    "diff",
    "Reports what changed in OpenAPI documents since a commit, and whether it breaks callers",
  )
    .option("-b, --base <ref>", "The commit, branch or tag to compare with", "HEAD")
    .option("--json", "Prints one JSON object instead of text", false)
    .option("--markdown", "Prints Markdown, for a comment on a pull request", false)
    .summary("Reports changes that affect callers")
    .addHelpText("after", DETAILS)
    .action(async (documents, options) => {
      const { input, lint } = await readDocuments(documents, options);
      if (input.some((source) => "text" in source)) {
        throw new UsageError("Only files can be compared with their versions in git.");
      }
      const { diff } = await import("./diff.ts");
      await diff(input, lint, openThreads(1), options);
    });
}

const DETAILS = `
A change is major if "redocly diff" calls it breaking, or if a program that
compiled with the old types may no longer compile. The version in package.json
is compared with the newest one at the base, in CHANGELOG.md or else in
package.json. Below 1.0.0, a major change requires a new minor version.

Exit codes:
  0  no change breaks callers, or the version has been raised for it
  1  a change breaks callers and the version is too low, or a document has
     problems
  2  usage error, or something that the command needs is missing

Examples:
  revokit diff
  revokit diff --base origin/main --markdown
  revokit diff api/petstore.yaml --base v1.4.0 --json`;
