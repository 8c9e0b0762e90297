import { runNode } from "./process.ts";
import type { Contestant } from "./scenario.ts";
import { redoclyLint, type Tool } from "./tools.ts";
import type { Workspace } from "./workspace.ts";

export const REVOKIT = "Revokit";
export const LINT = "redocly lint";

/** Revokit with an empty cache. */
export function fromCold(workspace: Workspace, name = REVOKIT, ...more: readonly string[]): Contestant {
  const run = async () => {
    await workspace.forget();
    return runNode(workspace.generate(...more), workspace.folder);
  };
  return { name, gives: "lint, types, client, facts, validators", run };
}

/** Revokit with everything as the last run left it. */
export function unchanged(workspace: Workspace, name = REVOKIT): Contestant {
  return { name, gives: "nothing to do", run: () => runNode(workspace.generate(), workspace.folder) };
}

export function lint(workspace: Workspace, ...documents: readonly string[]): Contestant {
  const args = redoclyLint("redocly.yaml", documents);
  return { name: LINT, gives: "lint", run: () => runNode(args, workspace.folder) };
}

/** How much processor time a peer may use in a run, in seconds: beyond that, the exact time does not matter. */
const PEERS_LIMIT = 60;

/** A peer that fails or takes too long is left out of the other rounds. */
export function peer({ name, gives, args }: Tool, workspace: Workspace, document: string): Contestant {
  const out = workspace.path("out");
  // Beside the workspace's redocly.yaml, openapi-typescript would compile what that lists.
  const run = () => runNode(args(workspace.path(document), out), out, PEERS_LIMIT);
  return { name, gives, run, mayFail: true };
}
