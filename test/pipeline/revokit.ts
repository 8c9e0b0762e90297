import { execFile } from "node:child_process";
import { repositoryPath } from "../support/repository.ts";
import type { Project } from "./project.ts";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `revokit` in the project's folder. */
export function revokit(project: Project, ...args: readonly string[]): Promise<Outcome> {
  return runCommand(project, repositoryPath("scripts/cli.ts"), ...args);
}

/** The same with the command of another installation. */
export function runCommand(project: Project, file: string, ...args: readonly string[]): Promise<Outcome> {
  const command = ["--import", import.meta.resolve("tsx"), file, ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: project.folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
