import { spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The resources that one run of a command takes. */
export interface Cost {
  /** From its start to its end, in seconds. */
  readonly time: number;
  /** The processor time, including child processes, in seconds: the figure to compare on a machine that others use too. */
  readonly cpu: number;
  /** The peak memory of the process and all its child processes together, in megabytes. */
  readonly memory: number;
}

/** How often the memory is sampled, in milliseconds. */
const INTERVAL = 15;

/**
 * Runs Node with arguments to the end. Throws if it fails, with its output.
 * @param limit after how many seconds of processor time it is ended. Default: never
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

/** The processor time of a process and its descendants, in seconds, which Linux reports in hundredths. */
export function cpuOf(pid: number | undefined): number {
  const [, fields = ""] = /^\d+ \(.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  // Its own in user and system mode, and those of the children that have ended (proc(5), fields 14 to 17).
  const ticks = fields.split(" ").slice(11, 15).map(Number);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), ticks.reduce((sum, each) => sum + each, 0) / 100);
}

function childrenOf(pid: number | undefined): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

/** The memory of a process and its descendants, in megabytes, as Linux reports it; 0 for one that has ended. */
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
