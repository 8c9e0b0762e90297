import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import type { Project } from "../support/project.ts";

/**
 * Starts `revokit generate --watch`. Returns a function that resolves to the output of the next run, without durations.
 */
export function startWatching(project: Project, ...args: readonly string[]): () => Promise<string[]> {
  const command = [
    "--import",
    import.meta.resolve("tsx"),
    repositoryPath("scripts/cli.ts"),
    "generate",
    "--watch",
    ...args,
  ];
  const child = spawn("sh", ["-c", 'exec "$@" 2>&1', "sh", process.execPath, ...command], { cwd: project.folder });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => {
    const run: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done || value.includes("Waiting for a change")) return run;
      run.push(value.replace(/ {2}\d+ ms$/, ""));
    }
  };
}
