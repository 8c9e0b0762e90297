import { setTimeout as sleep } from "node:timers/promises";
import { jsonText, terminalText } from "revokit/toolkit";
import type { BulkEvent } from "../events.ts";
import type { Job } from "../job/job.ts";
import type { JobStatus } from "../job/status.ts";
import { writeLedger } from "../ledger/write-ledger.ts";
import { describeError } from "../store/describe-error.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { Interrupt } from "./interrupt.ts";
import { nextCommand } from "./next-command.ts";
import { createProgress, type Progress } from "./progress.ts";
import { summarize } from "./summary.ts";
import { withSymbol } from "./with-symbol.ts";

/** The options that `run`, `work` and `replay` share. */
export interface WorkSettings {
  readonly store: string;
  readonly client?: string | undefined;
  readonly concurrency: number;
  readonly wait?: boolean | undefined;
  /** The file to write the ledger to. */
  readonly ledger?: string | undefined;
  readonly json: boolean;
  readonly interrupt: Interrupt;
}

/** How often the progress is read from the store, in milliseconds: while it changes, and while it does not. */
const REFRESH = 1_000;
const IDLE_REFRESH = 5_000;

/** Works on a job, shows its progress, and returns the exit code. */
export async function workOn(job: Job, settings: WorkSettings): Promise<number> {
  const { concurrency, wait, interrupt } = settings;
  const progress = createProgress(process.stderr);
  interrupt.beginWork(`To continue: ${nextCommand("work", { ...settings, job: job.name })}`, () =>
    progress.say("Stopping after the calls in flight. Press Ctrl+C again to exit at once; that is safe, too."),
  );
  const watching = new AbortController();
  const watch = watchProgress(job, progress, watching.signal);
  try {
    const onEvent = (event: BulkEvent) => announce(event, progress);
    await job.work({ concurrency, waitWhilePaused: wait, signal: interrupt.signal, onEvent });
  } finally {
    watching.abort();
    await watch;
    progress.stop();
  }
  const status = await report(job, settings);
  return interrupt.code !== undefined && status.left > 0 ? interrupt.code : exitCodeOf(status);
}

/** Writes the ledger, says how the job stands and what to do next, and returns its status. */
export async function report(job: Job, settings: Omit<WorkSettings, "interrupt">): Promise<JobStatus> {
  const { ledger, json } = settings;
  const status = await job.status();
  const command = (verb: string) => nextCommand(verb, { ...settings, job: job.name });
  if (ledger !== undefined && status.state !== "forgotten") await writeLedger(ledger, job.ledger());
  if (json) process.stdout.write(`${jsonText(status, 2)}\n`);
  else process.stderr.write(`${withSymbol(exitCodeOf(status), summarize(status, command), process.stderr)}\n`);
  return status;
}

/** Prints a line where no progress is shown. */
export function sayOnStderr(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function watchProgress(job: Job, progress: Progress, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  for (;;) {
    // While the store is unavailable, an event says so.
    const status = await job.status().catch(() => undefined);
    if (status !== undefined && status.rows > 0) progress.show(status);
    if (status?.state !== last && status?.state === "planning")
      progress.say("The job is still being stored: waiting for it. If its `run` was stopped, run that again.");
    last = status?.state;
    if (signal.aborted) return;
    const pause = status?.state === "running" ? REFRESH : IDLE_REFRESH;
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}

function announce(event: BulkEvent, progress: Progress): void {
  if (event.type === "held")
    progress.say(`All workers wait for ${Math.ceil(event.milliseconds / 1000)} s: ${terminalText(event.reason)}`);
  if (event.type === "job_stopped") progress.say(`The job is ${event.state}: ${terminalText(event.reason ?? "")}`);
  if (event.type === "store_trouble")
    progress.say(`The store is unreachable; waiting for it (${terminalText(describeError(event.error))}).`);
}
