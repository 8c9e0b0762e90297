import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { cpuOf, memoryOf, type Cost } from "./process.ts";
import type { Workspace } from "./workspace.ts";

/** How often the document is changed as a warm-up, until the pipeline's code is optimized. */
const WARM_UP = 5;

/** A running `revokit generate --watch`. */
export interface Watching {
  /** Changes the document, and waits for the end of the resulting run. */
  readonly change: () => Promise<Cost>;
  readonly end: () => Promise<void>;
}

/** @param edit makes a different document from the original in each round */
export async function startWatching(
  workspace: Workspace,
  path: string,
  edit: (source: string, round: number) => string,
): Promise<Watching> {
  const child = spawn(process.execPath, workspace.generate("--watch"), { cwd: workspace.folder });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextRun = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error("revokit generate --watch has ended.");
      if (value.includes("Up to date")) return;
    }
  };
  await nextRun();
  const source = await readFile(workspace.path(path), "utf8");
  let round = 0;
  const change = async () => {
    const [begun, used] = [performance.now(), cpuOf(child.pid)];
    await workspace.write(path, edit(source, round++));
    await nextRun();
    const time = (performance.now() - begun) / 1000;
    return { time, cpu: cpuOf(child.pid) - used, memory: memoryOf(child.pid) };
  };
  for (let times = 0; times < WARM_UP; times++) await change();
  const end = async () => {
    child.kill();
    await ended;
  };
  return { change, end };
}
