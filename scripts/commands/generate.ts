import { applyChanges } from "../pipeline/changes.ts";
import { planGeneration } from "../pipeline/generate.ts";
import { NOTHING_WRITTEN, reportChanges, reportPlan } from "../pipeline/report.ts";
import type { Workspace } from "../pipeline/workspace.ts";
import { COMPILE_HELP, EXIT_HELP, readArguments, readWorkspace } from "./arguments.ts";
import { check } from "./check.ts";
import { fail } from "./failure.ts";
import { showProgress } from "./progress.ts";

const HELP = `Lints OpenAPI documents, compiles them into TypeScript, and writes what changed. A document with a problem changes no file.

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
export async function run(args: readonly string[]): Promise<void> {
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
    const workspace = readWorkspace(parsed);
    if (parsed.values.check) return await check(workspace, json);
    if (parsed.values.watch) return await (await import("./watch.ts")).watch(workspace);
    await generate(workspace, json);
  } catch (error) {
    fail(error, json, args.includes("--check") ? undefined : NOTHING_WRITTEN);
  }
}

/** Brings the generated folder up to date and tells what happened to each file. */
export async function generate(workspace: Workspace, json: boolean): Promise<void> {
  const plan = await planGeneration(workspace, showProgress());
  applyChanges(workspace.generated, plan.changes);
  if (json) reportPlan(plan);
  else reportChanges(plan, workspace.generated);
}
