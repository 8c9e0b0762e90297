import type { Command } from "commander";
import type { Job } from "../job/job.ts";
import { assertLedgerFile } from "../ledger/assert-ledger-file.ts";
import { printLedger, writeLedger } from "../ledger/write-ledger.ts";
import { UsageError } from "../usage-error.ts";
import { createProgram } from "./command.ts";
import { askConsent } from "./consent.ts";
import { describeExitCodes, exitCodeOf } from "./exit-code.ts";
import { Interrupt } from "./interrupt.ts";
import { type JobCommandOptions, jobCommand, type WorkCommandOptions, workCommand } from "./job-command.ts";
import { wholeNumberOption } from "./options.ts";
import { withCallableJob, withJob } from "./open-job.ts";
import { quantity } from "./plan-text.ts";
import { runCommand } from "./run.ts";
import { printStatus, showStatus } from "./show-status.ts";
import { report, sayOnStderr, workOn, type WorkSettings } from "./work-on.ts";

/** The command `revokit-bulk`. */
export function createCommands(onExit: (code: number) => void): Command {
  const work = workCommand("work", "Works on a stored job, on as many machines as you like")
    .option("--wait", "Keeps running while the job is paused")
    .action(async (options: WorkCommandOptions & { readonly wait?: boolean }) =>
      onExit(await withCallableJob(options, (job) => workOn(job, settingsOf(options)))),
    );
  const replay = workCommand("replay", "Sends rows of unknown outcome again where a second effect is impossible")
    .option(
      "--row <line>",
      "Sends this row again even though it could take effect twice: check first",
      wholeNumberOption("--row", 1, 2e9),
    )
    .action(async (options: ReplayOptions) =>
      onExit(await withCallableJob(options, (job) => replayAndWork(job, options))),
    );
  const status = jobCommand("status", "Shows the state of jobs").action(async (options: JobCommandOptions) =>
    onExit(await showStatus(options)),
  );
  const ledger = jobCommand("ledger", "Prints or writes every line of the input with its outcome")
    .option("--ledger <file>", "A .csv or .ndjson file (default: NDJSON on standard output)")
    .action(showLedger);
  const forget = jobCommand("forget", "Deletes everything stored about a job")
    .option("--yes", "Deletes without asking first", false)
    .action((options: ForgetOptions) => withJob(options, (job) => forgetJob(job, options.yes)));

  const commands = createProgram(
    "revokit-bulk",
    "Makes many calls that cannot be undone, with one outcome for each row, even if it is killed",
  ).addHelpText("after", `\n${describeExitCodes()}`);
  const all = [
    ...[runCommand(onExit), work, replay, status, ledger],
    changeCommand("pause", "Stops all workers from taking rows", (job) => job.pause()),
    changeCommand("resume", "Lets workers continue", (job) => job.resume()),
    changeCommand("cancel", "Cancels a job: rows that were not sent never will be", (job) => job.cancel()),
    forget,
  ];
  for (const command of all) commands.addCommand(command);
  return commands;
}

interface ReplayOptions extends WorkCommandOptions {
  readonly row?: number;
}

interface ForgetOptions extends JobCommandOptions {
  readonly yes: boolean;
}

/** A command that changes a job's state, and prints it. */
function changeCommand(name: string, description: string, change: (job: Job) => Promise<void>): Command {
  return jobCommand(name, description).action((options: JobCommandOptions) =>
    withJob(options, async (job) => {
      await change(job);
      await printStatus(job, options.json);
    }),
  );
}

function settingsOf(options: WorkCommandOptions): WorkSettings {
  return { ...options, interrupt: new Interrupt(sayOnStderr) };
}

async function replayAndWork(job: Job, options: ReplayOptions): Promise<number> {
  const count = await job.replay({ row: options.row });
  process.stderr.write(`${quantity(count, "row")} will be retried.\n`);
  return count === 0 ? exitCodeOf(await report(job, options)) : workOn(job, settingsOf(options));
}

async function showLedger(options: JobCommandOptions & { readonly ledger?: string }): Promise<void> {
  const { ledger: file } = options;
  if (file !== undefined) await assertLedgerFile(file);
  await withJob(options, (job) =>
    file === undefined ? printLedger(process.stdout, job.ledger()) : writeLedger(file, job.ledger()),
  );
}

async function forgetJob(job: Job, yes: boolean): Promise<void> {
  const agreed = yes || (await askConsent(`Delete the job ${job.name}, its rows and its ledger?`));
  if (!agreed) throw new UsageError("Nothing was deleted: you did not confirm.");
  await job.forget();
}
