import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";
import { hasCode } from "../has-code.ts";

const run = promisify(execFile);

/**
 * What distinguishes a process from a later one with the same id: its start time in the system's own format. Undefined
 * if there is no such process, `UNTOLD` if the system does not say.
 * @param proc where the system shows its processes
 */
export async function processStart(pid: number, proc = "/proc"): Promise<string | undefined> {
  return process.platform === "linux" ? fromProc(pid, proc) : fromPs(pid);
}

/** The namespace in which this process has its id: containers have their own (pid_namespaces(7)). */
export async function pidNamespace(): Promise<string | undefined> {
  return readlink("/proc/self/ns/pid").catch(() => undefined);
}

/** The 22nd field; the second, the program's name, may itself contain spaces and parentheses (proc(5)). */
async function fromProc(pid: number, proc: string): Promise<string | undefined> {
  const [stat, boot] = await Promise.all([
    readFile(`${proc}/${pid}/stat`, "utf8").catch(() => undefined),
    readFile(`${proc}/sys/kernel/random/boot_id`, "utf8").catch(() => ""),
  ]);
  // Processes of other users may be hidden (by a mount option, see proc(5)).
  if (stat === undefined) return hasProcess(pid) ? UNTOLD : undefined;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  // A zombie no longer holds the lock.
  return ticks === undefined || state === "Z" ? undefined : `${boot.trim()}:${ticks}`;
}

async function fromPs(pid: number): Promise<string | undefined> {
  try {
    // Processes with other locales and time zones must read the same.
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)], { env });
    return stdout.trim() || undefined;
  } catch {
    // Without ps, a process that accepts signal 0 counts as the one that took the lock.
    return hasProcess(pid) ? UNTOLD : undefined;
  }
}

/** Stands for the start of a process that the system does not report. */
export const UNTOLD = "untold";

function hasProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}
