import { main } from "../../scripts/commands/main.ts";
import { type Outcome, runHere } from "../support/run-here.ts";
import type { Project } from "./project.ts";

/** Runs `revokit` in the project's folder. */
export function revokit(project: Project, ...args: readonly string[]): Promise<Outcome> {
  return runHere(() => main(args), { cwd: project.folder });
}
