import { main } from "../../scripts/cli/main.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";
import { type Outcome, runHere } from "./run-here.ts";
import type { Project } from "./project.ts";

/** Runs `revokit` in the project's folder, on this thread, since starting another takes a second. */
export function revokit(project: Project, ...args: readonly string[]): Promise<Outcome> {
  return runHere(() => main(args, { openThreads: () => openThreads(0) }), { cwd: project.folder });
}
