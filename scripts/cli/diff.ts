import type { SpecDiff } from "../diff/diff.ts";
import { terminalText } from "../escape/terminal.ts";
import { describePlace } from "../problem.ts";
import { COMMON_HELP, readArguments, readInput, readLintSettings } from "./arguments.ts";
import { fail } from "./failure.ts";

const HELP = `Says what changed in OpenAPI documents since a git commit, whether it breaks callers, and which version that asks for.

Usage: revokit diff [specs ...] [options]

  specs                 OpenAPI documents, or one folder of them. Default: specs

  --base <ref>          The commit, branch or tag to compare with. Default: HEAD
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
  revokit diff --base origin/main
  revokit diff api/petstore.yaml --base v1.4.0 --json
`;

/** Runs `revokit diff`. */
export async function run(args: readonly string[]): Promise<void> {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args, { base: { type: "string", default: "HEAD" } });
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return;
    }
    const { diffSpecs } = await import("../diff/diff.ts");
    const diff = await diffSpecs(readInput(parsed), readLintSettings(parsed), parsed.values.base);
    if (json) console.log(JSON.stringify(diff));
    else print(diff, parsed.values.base);
    const isBreaking = diff.changes.some(({ impact }) => impact === "major");
    if (isBreaking && !diff.version?.isEnough) process.exitCode = 1;
  } catch (error) {
    fail(error, json);
  }
}

function print({ changes, version }: SpecDiff, base: string): void {
  if (changes.length === 0) {
    console.log(`No change since ${base}.`);
    return;
  }
  for (const { api, operation, impact, message, place } of changes) {
    const where = place ? `  ${describePlace(place)}` : "";
    const what = operation === undefined ? api : `${api} ${operation}`;
    console.log(terminalText(`${impact.padEnd(5)}  ${what}  ${message}`) + where);
  }
  if (version === undefined) return;
  const { from, now, required, isEnough } = version;
  console.log(
    `\nAfter ${from}, the version must be at least ${required}; it is ${now}${isEnough ? "." : ": raise it."}`,
  );
}
