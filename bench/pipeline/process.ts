import { spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** What one run of a command takes. */
export interface Cost {
  /** From its start to its end, in seconds. */
  readonly time: number;
  /** Of the processors, its child processes' included, in seconds: what counts where others use the machine too. */
  readonly cpu: number;
  /** The most memory that it and all its child processes held together, in megabytes. */
  readonly memory: number;
}

/** How often the memory is looked at, in milliseconds. */
const INTERVAL = 15;

/**
 * Runs Node with arguments to the end. Throws, with what it printed, where it fails.
 * @param limit how many seconds of the processors it may use, before it is ended. Default: any number
 */
export async function runNode(args: readonly string[], folder: string, limit = Infinity): Promise<Cost> {
  const begun = performance.now();
  const stdio: StdioOptions = ["ignore", "ignore", "pipe"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio });
  let printed = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const ended = once(child, "close").then(() => performance.now());
  let [memory, cpu] = [0, 0];
  while (child.exitCode === null && child.signalCode === null) {
    memory = Math.max(memory, memoryOf(child.pid));
    cpu = Math.max(cpu, cpuOf(child.pid));
    if (cpu > limit) child.kill("SIGKILL");
    await Promise.race([ended, pause(INTERVAL)]);
  }
  const time = ((await ended) - begun) / 1000;
  if (child.signalCode === "SIGKILL") throw new Error(`It used more than ${limit} seconds of the processors.`);
  if (child.exitCode !== 0) throw new Error(`node ${args.join(" ")} ended with ${child.exitCode}:\n${printed}`);
  return { time, cpu, memory };
}

/** What a process and all below it have used of the processors, in seconds, as Linux tells in hundredths. */
export function cpuOf(pid: number | undefined): number {
  const [, fields = ""] = /^\d+ \(.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  // Its own in user and system mode, and those of the children that have ended (proc(5), fields 14 to 17).
  const ticks = fields.split(" ").slice(11, 15).map(Number);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), ticks.reduce((sum, each) => sum + each, 0) / 100);
}

function childrenOf(pid: number | undefined): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

/** What a process and all below it hold, in megabytes, as Linux tells; nothing of one that is gone. */
export function memoryOf(pid: number | undefined): number {
  const [, resident] = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`)) ?? [];
  return childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), Number(resident ?? 0) / 1024);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
