import { execFile } from "node:child_process";
import { main } from "../../scripts/commands/main.ts";
import { type Outcome, runHere } from "../support/run-here.ts";
import type { Project } from "./project.ts";

/** Runs `revokit` in the project's folder. */
export function revokit(project: Project, ...args: readonly string[]): Promise<Outcome> {
  return runHere(() => main(args), { cwd: project.folder });
}

/** The same with the command of another installation, as a process of its own. */
export function runCommand(project: Project, file: string, ...args: readonly string[]): Promise<Outcome> {
  const command = ["--import", import.meta.resolve("tsx"), file, ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: project.folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
