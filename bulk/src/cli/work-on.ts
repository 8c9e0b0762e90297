import { setTimeout as sleep } from "node:timers/promises";
import type { BulkEvent } from "../events.ts";
import type { Job } from "../job/job.ts";
import type { JobStatus } from "../job/status.ts";
import { writeLedger } from "../ledger/write-ledger.ts";
import { exitCodeOf } from "./exit-code.ts";
import { Interrupt } from "./interrupt.ts";
import { counts, createProgress, type Progress } from "./progress.ts";
import { number } from "./plan-text.ts";

/** What `run`, `work` and `replay` have in common. */
export interface WorkSettings {
  readonly concurrency: number;
  readonly wait?: boolean | undefined;
  /** The file to write the ledger to. */
  readonly ledger?: string | undefined;
  readonly json: boolean;
  /** The commands to go on with: `verb` → the line to type. */
  readonly command: (verb: string) => string;
}

/** How often the progress is read from the store, in milliseconds. */
const REFRESH = 1_000;

/** Works on a job with the progress in sight, and returns the exit code. */
export async function workOn(job: Job, settings: WorkSettings): Promise<number> {
  const progress = createProgress(process.stderr);
  const interrupt = new Interrupt(() =>
    progress.say("Stopping: the calls in flight end first. Ctrl+C again ends at once, which is safe too."),
  );
  const watching = new AbortController();
  const watch = watchProgress(job, progress, watching.signal);
  try {
    await job.work({
      concurrency: settings.concurrency,
      waitWhilePaused: settings.wait,
      signal: interrupt.signal,
      onEvent: (event) => announce(event, progress),
    });
  } finally {
    watching.abort();
    await watch;
    progress.stop();
  }
  const status = await job.status();
  if (settings.ledger !== undefined) await writeLedger(settings.ledger, job.ledger());
  if (settings.json) process.stdout.write(`${JSON.stringify(status, undefined, 2)}\n`);
  else process.stderr.write(`${summarize(status, settings)}\n`);
  return interrupt.code !== undefined && status.left > 0 ? interrupt.code : exitCodeOf(status);
}

async function watchProgress(job: Job, progress: Progress, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // While the store is away, its trouble is announced by itself.
    const status = await job.status().catch(() => undefined);
    if (status !== undefined && status.rows > 0) progress.show(status);
    await sleep(REFRESH, undefined, { signal }).catch(() => {});
  }
}

function announce(event: BulkEvent, progress: Progress): void {
  if (event.type === "held")
    progress.say(`All workers wait for ${Math.ceil(event.milliseconds / 1000)} s: ${event.reason}`);
  if (event.type === "job_stopped") progress.say(`The job is ${event.state}: ${event.reason ?? ""}`);
  if (event.type === "store_trouble") progress.say(`The store is away, waiting for it (${event.error.message}).`);
}

function summarize(status: JobStatus, { command }: WorkSettings): string {
  const { name, state, reason, left, outcomes, skipped } = status;
  const lines = [
    `${name}: ${state}. ${counts(status)}${skipped > 0 ? `, ${number(skipped)} lines skipped` : ""}${left > 0 ? `, ${number(left)} to go` : ""}.`,
  ];
  if (state === "paused") lines.push(`${reason ?? ""} Then: ${command("resume")}`);
  else if (left > 0 && state !== "cancelled") lines.push(`To go on: ${command("work")}`);
  if (outcomes.unknown > 0)
    lines.push(`What is unknown, and what to do: ${command("ledger")}`, `What can be settled: ${command("replay")}`);
  return lines.join("\n");
}
