import { Command, Option } from "commander";
import { jsonText, terminalText } from "revokit/toolkit";
import { createBulk } from "../create-bulk.ts";
import type { Job } from "../job/job.ts";
import { assertLedgerFile } from "../ledger/assert-ledger-file.ts";
import { printLedger, writeLedger } from "../ledger/write-ledger.ts";
import { UsageError } from "../usage-error.ts";
import { askConsent } from "./consent.ts";
import { describeExitCodes, exitCodeOf } from "./exit-code.ts";
import { Interrupt } from "./interrupt.ts";
import { loadApi } from "./load-api.ts";
import { readWhole, STORE_VARIABLE } from "./options.ts";
import { counts } from "./progress.ts";
import { number } from "./plan-text.ts";
import { runCommand } from "./run.ts";
import { sayOnStderr, workOn, type WorkSettings } from "./work-on.ts";

/** Options that all commands on a stored job have. */
interface JobOptions {
  readonly store: string;
  readonly job?: string;
  readonly json: boolean;
}

/** Options of commands that send. */
interface WorkOptions extends JobOptions {
  readonly client?: string;
  readonly concurrency: number;
  readonly ledger?: string;
  readonly wait?: boolean;
  readonly row?: number;
}

/** The command `revokit-bulk`. */
export function createCommands(onExit: (code: number) => void): Command {
  const commands = new Command("revokit-bulk")
    .description("Runs many calls that cannot be undone, with one outcome for each row, even if it is killed.")
    .addHelpText("after", `\n${describeExitCodes()}`)
    .addCommand(runCommand(onExit));

  workCommand("work", "works on a stored job, on as many machines as you like")
    .option("--wait", "stay while the job is paused")
    .action(async (options: WorkOptions) =>
      onExit(await withMaker(options, (job) => workOn(job, settingsOf(options)))),
    );
  workCommand("replay", "retries rows of unknown outcome where a second effect is impossible")
    .option(
      "--row <line>",
      "retry this row even though it could take effect twice: check first",
      readWhole("--row", 1, 2e9),
    )
    .action(async (options: WorkOptions) => onExit(await withMaker(options, (job) => replayAndWork(job, options))));
  jobCommand("status", "shows the state of jobs").action(async (options: JobOptions) =>
    onExit(await showStatus(options)),
  );
  jobCommand("ledger", "prints or writes every line of the input with its outcome")
    .option("--ledger <file>", "a .csv or .ndjson file. Default: NDJSON on standard output")
    .action(async (options: JobOptions & { readonly ledger?: string }) => {
      if (options.ledger !== undefined) await assertLedgerFile(options.ledger);
      await withJob(options, (job) => showLedger(job, options.ledger));
    });
  jobCommand("pause", "stops all workers from taking rows").action(act((job) => job.pause()));
  jobCommand("resume", "lets workers continue").action(act((job) => job.resume()));
  jobCommand("cancel", "cancels a job: what was not sent will never be sent").action(act((job) => job.cancel()));
  jobCommand("forget", "deletes everything that the store holds about a job")
    .option("--yes", "don't ask", false)
    .action((options: JobOptions & { readonly yes: boolean }) => withJob(options, (job) => forget(job, options.yes)));
  return commands;

  function jobCommand(name: string, description: string): Command {
    const command = commands.command(name).description(description);
    return command
      .addOption(new Option("--store <folder or URL>", "where jobs are kept").env(STORE_VARIABLE).makeOptionMandatory())
      .option("--job <name>", "default: the only one in the store")
      .option("--json", "as JSON", false);
  }

  function workCommand(name: string, description: string): Command {
    return jobCommand(name, description)
      .option("--client <path>", "the generated code of an API that is not built in")
      .option("--concurrency <n>", "calls in flight at once", readWhole("--concurrency", 1, 1_000), 20)
      .option("--ledger <file>", "write the ledger to this .csv or .ndjson file at the end");
  }

  function act(action: (job: Job) => Promise<void>): (options: JobOptions) => Promise<void> {
    return (options) =>
      withJob(options, async (job) => {
        await action(job);
        await print(job, options.json);
      });
  }
}

async function withJob<T>({ store, job }: JobOptions, use: (job: Job) => Promise<T>): Promise<T> {
  const bulk = await createBulk({ store, create: false });
  try {
    return await use(await bulk.find(job));
  } finally {
    await bulk.close();
  }
}

async function withMaker<T>(options: WorkOptions, use: (job: Job) => Promise<T>): Promise<T> {
  if (options.ledger !== undefined) await assertLedgerFile(options.ledger);
  const bulk = await createBulk({ store: options.store, create: false });
  try {
    const { name, api } = await bulk.find(options.job);
    return await use(await bulk.find(name, { api: await loadApi(api, options.client) }));
  } finally {
    await bulk.close();
  }
}

function settingsOf(options: WorkOptions): WorkSettings {
  return { ...options, interrupt: new Interrupt(sayOnStderr) };
}

async function replayAndWork(job: Job, options: WorkOptions): Promise<number> {
  const count = await job.replay({ row: options.row });
  process.stderr.write(`${number(count)} rows will be retried.\n`);
  return count === 0 ? exitCodeOf(await job.status()) : workOn(job, settingsOf(options));
}

async function showStatus({ store, job, json }: JobOptions): Promise<number> {
  const bulk = await createBulk({ store, create: false });
  try {
    const jobs = job === undefined ? await bulk.list() : [await bulk.find(job)];
    const [only] = jobs;
    if (only === undefined) throw new UsageError("This store has no job. Check --store.");
    for (const each of jobs) await print(each, json);
    return jobs.length > 1 ? 0 : exitCodeOf(await only.status());
  } finally {
    await bulk.close();
  }
}

async function print(job: Job, json: boolean): Promise<void> {
  const status = await job.status();
  const { name, state, reason, rows, left } = status;
  const text = `${name}: ${state}${reason === undefined ? "" : ` (${reason})`}, ${number(rows - left)} of ${number(rows)} rows: ${counts(status)}`;
  process.stdout.write(`${json ? jsonText(status) : terminalText(text)}\n`);
}

async function showLedger(job: Job, file: string | undefined): Promise<void> {
  if (file === undefined) await printLedger(process.stdout, job.ledger());
  else await writeLedger(file, job.ledger());
}

async function forget(job: Job, yes: boolean): Promise<void> {
  const agreed = yes || (await askConsent(`Delete the job ${job.name}, its rows and its ledger?`));
  if (!agreed) throw new UsageError("Nothing was deleted: you did not confirm.");
  await job.forget();
}
