import { COMMON_HELP, readArguments, readInput, readLintSettings } from "./arguments.ts";
import { diffMarkdown, diffText } from "./diff-output.ts";
import { fail } from "./failure.ts";

const HELP = `Says what changed in OpenAPI documents since a git commit, whether it breaks callers, and which version that asks for.

Usage: revokit diff [specs ...] [options]

  specs                 OpenAPI documents, or one folder of them. Default: specs

  --base <ref>          The commit, branch or tag to compare with. Default: HEAD
  --markdown            Prints Markdown, for a comment on a pull request
${COMMON_HELP}
  --help

A major change breaks callers: what "redocly diff" says so of, and every change after which a program that compiled against the
old types may not. The version is that of package.json, compared with the last that CHANGELOG.md had at the base or else that
package.json had. Below 1.0.0, a major change asks for a new second part.

Exit codes:
  0  no change breaks callers, or the version has been raised for it
  1  a change breaks callers and the version has not been raised for it, or a document has problems
  2  the command was used in a wrong way, or something that it needs is missing

Examples:
  revokit diff
  revokit diff --base origin/main --markdown
  revokit diff api/petstore.yaml --base v1.4.0 --json
`;

/** Runs `revokit diff`. */
export async function run(args: readonly string[]): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, {
      base: { type: "string", default: "HEAD" },
      markdown: { type: "boolean", default: false },
    });
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return;
    }
    const { diffSpecs } = await import("../diff/diff.ts");
    const { base, markdown } = parsed.values;
    const diff = await diffSpecs(readInput(parsed), readLintSettings(parsed), base);
    if (json) console.log(JSON.stringify(diff));
    else process.stdout.write(markdown ? diffMarkdown(diff, base) : diffText(diff, base));
    const isBreaking = diff.changes.some(({ impact }) => impact === "major");
    if (isBreaking && !diff.version?.isEnough) process.exitCode = 1;
  } catch (error) {
    fail(error, json);
  }
}
