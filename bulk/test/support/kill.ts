import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import type { LedgerRow } from "../../src/index.ts";
import { type Exit, readLedgerFile, runArguments, type Running, runToEnd, start } from "./command.ts";
import type { Subject } from "./invitations.ts";

/** The result of a job whose processes were killed. */
export interface Toll {
  readonly kills: number;
  readonly ledger: readonly LedgerRow[];
  readonly last: Exit;
}

/**
 * When a process is killed: after a number of requests since it was started, once it has printed or done something, or after
 * some time.
 */
export interface Moment {
  readonly requests: number;
  /** Gets the standard error of the process. */
  readonly isReached?: (said: string) => boolean;
  /** In milliseconds. */
  readonly time: number;
}

/** A job on an embedded store: one process, killed at each of some moments and started again. */
export async function killEmbedded(
  command: string,
  subject: Subject,
  input: string,
  folder: string,
  moments: readonly Moment[],
): Promise<Toll> {
  const ledger = join(folder, "ledger.ndjson");
  const args = runArguments(subject, input, join(folder, "store"), ["--rate", "none", "--ledger", ledger]);
  let kills = 0;
  for (const moment of moments) {
    if (await killAt(start(command, args, subject.environment), subject, moment)) kills += 1;
  }
  const last = await runToEnd(command, args, subject.environment);
  return { kills, ledger: await readLedgerFile(ledger), last };
}

/** Kills a process at a given moment. Returns false if it ended before. */
export async function killAt({ process: child, exit }: Running, subject: Subject, moment: Moment): Promise<boolean> {
  const [begin, first] = [performance.now(), subject.requests()];
  let said = "";
  child.stderr?.on("data", (chunk: string) => (said += chunk));
  const isDue = () =>
    subject.requests() - first >= moment.requests ||
    moment.isReached?.(said) === true ||
    performance.now() - begin >= moment.time;
  while (child.exitCode === null && !isDue()) await sleep(2);
  const killed = child.kill("SIGKILL");
  await exit;
  return killed;
}
