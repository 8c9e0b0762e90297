import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { hasCode } from "../has-code.ts";

const run = promisify(execFile);

/**
 * What distinguishes a process from a later one with the same id: its start time in the system's own format. Undefined
 * if there is no such process.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** The 22nd field; the second, the program's name, may itself contain spaces and parentheses (proc(5)). */
async function fromProc(pid: number): Promise<string | undefined> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined),
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
  ]);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields?.[0], fields?.[19]];
  // A zombie no longer holds the lock.
  return ticks === undefined || state === "Z" ? undefined : `${boot.trim()}:${ticks}`;
}

async function fromPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    // Without ps, a process that accepts signal 0 counts as the one that took the lock.
    return isAlive(pid) ? UNTOLD : undefined;
  }
}

/** Used as the start of a process on a system that does not report it. */
const UNTOLD = "untold";

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}
