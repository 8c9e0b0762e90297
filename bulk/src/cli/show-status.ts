import { jsonText, terminalText } from "revokit/toolkit";
import { createBulk } from "../create-bulk.ts";
import type { Job } from "../job/job.ts";
import { UsageError } from "../usage-error.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { JobCommandOptions } from "./job-command.ts";
import { number } from "./plan-text.ts";
import { counts } from "./progress.ts";
import { withSymbol } from "./with-symbol.ts";

/** Prints the status of one job, or of every job in the store. Returns the exit code. */
export async function showStatus({ store, job, json }: JobCommandOptions): Promise<number> {
  const bulk = await createBulk({ store, create: false });
  try {
    const jobs = job === undefined ? await bulk.list() : [await bulk.find(job)];
    if (jobs.length === 0) throw new UsageError("This store has no job. Check --store.");
    for (const each of jobs) await printStatus(each, json);
    return exitCodeOf(...(await Promise.all(jobs.map((each) => each.status()))));
  } finally {
    await bulk.close();
  }
}

/** Prints a job's status as a line of text, or as JSON. */
export async function printStatus(job: Job, json: boolean): Promise<void> {
  const status = await job.status();
  const { name, state, reason, rows, left } = status;
  const text = `${name}: ${state}${reason === undefined ? "" : ` (${reason})`}, ${number(rows - left)} of ${number(rows)} rows: ${counts(status)}`;
  const line = withSymbol(exitCodeOf(status), terminalText(text), process.stdout);
  process.stdout.write(`${json ? jsonText(status) : line}\n`);
}
