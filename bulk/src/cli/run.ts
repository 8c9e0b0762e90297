import { type Command, Option } from "commander";
import { readOperation } from "../api/read-operation.ts";
import { checkRows, createBulk } from "../create-bulk.ts";
import { readFile } from "../input/read-file.ts";
import { assertLedgerFile } from "../ledger/assert-ledger-file.ts";
import { assertValid } from "../plan/assert-valid.ts";
import type { JobOptions, Plan } from "../plan/job-options.ts";
import { makePlan } from "../plan/make-plan.ts";
import { createCommand } from "./command.ts";
import { askConsent } from "./consent.ts";
import { Interrupt } from "./interrupt.ts";
import { loadApi } from "./load-api.ts";
import {
  clientOption,
  concurrencyOption,
  ledgerOption,
  readOperationName,
  readRate,
  wholeNumberOption,
  STORE_VARIABLE,
} from "./options.ts";
import { describePlan, quantity } from "./plan-text.ts";
import { ProblemList } from "./problem-list.ts";
import { sayOnStderr, workOn } from "./work-on.ts";

/** The options of `run`. */
interface RunOptions {
  readonly input: string;
  readonly store: string;
  readonly job?: string;
  readonly baseUrl?: string;
  readonly rate?: ReturnType<typeof readRate>;
  readonly client?: string;
  readonly concurrency: number;
  readonly heartbeat?: number;
  readonly skipInvalid: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly ledger?: string;
  readonly json: boolean;
}

/**
 * `revokit-bulk run`: checks the input, asks for consent, stores the job and works on it, or continues a stored one.
 */
export function runCommand(onExit: (code: number) => void): Command {
  return createCommand("run", "Starts a job, or continues it: the same command is the same job")
    .argument("<operation>", "The API and the operation, e.g. kirim.revokeSetupLink")
    .requiredOption("--input <file>", "The calls to make: a .csv, .ndjson or .json file")
    .addOption(
      new Option("--store <folder or URL>", "Where jobs are stored").env(STORE_VARIABLE).default("./revokit-bulk"),
    )
    .option("--job <name>", "The job (default: derived from the operation, the base URL and the rows)")
    .option("--base-url <url>", "The API's base URL (default: the document's first server)")
    .option("--rate <requests/seconds>", "The rate limit, or none (default: 95 % of the document's limit)", readRate)
    .addOption(clientOption())
    .addOption(concurrencyOption())
    .option(
      "--heartbeat <seconds>",
      "How long a worker may be silent before others take its rows (default: 20)",
      wholeNumberOption("--heartbeat", 10, 3_600),
    )
    .option("--skip-invalid", "Leaves out lines that break the contract", false)
    .option("--dry-run", "Checks the input, shows the plan and sends nothing", false)
    .option("--yes", "Sends without asking first", false)
    .addOption(ledgerOption())
    .option("--json", "Prints the job's status as JSON at the end", false)
    .action(async (operation: string, options: RunOptions) => onExit(await run(operation, options)));
}

async function run(name: string, options: RunOptions): Promise<number> {
  const { api: apiName, operation } = readOperationName(name);
  if (options.ledger !== undefined) await assertLedgerFile(options.ledger, options.input);
  const api = await loadApi(apiName, options.client);
  const rows = await readFile(options.input);
  const problems = new ProblemList(options.input);
  const wanted: JobOptions = {
    ...{ api, operation, rows, name: options.job, rate: options.rate, skipInvalid: options.skipInvalid },
    ...{ heartbeat: options.heartbeat, client: options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl } },
    onProblem: (line, problem) => problems.add(line, problem),
    confirm: (plan) => confirm(plan, options),
  };
  if (options.dryRun) return showPlan(wanted, options);
  const interrupt = new Interrupt(sayOnStderr);
  const bulk = await createBulk({ store: options.store });
  try {
    const job = await bulk.job(wanted);
    return await workOn(job, { ...options, interrupt });
  } finally {
    await bulk.close();
  }
}

async function confirm(plan: Plan, options: RunOptions): Promise<boolean> {
  process.stderr.write(`${describePlan(plan, options.input, options.store)}\n`);
  return options.yes || askConsent(`Make at most ${quantity(plan.inspection.valid, "call")} that cannot be undone?`);
}

/** Opens only the input. */
async function showPlan(wanted: JobOptions, { input, skipInvalid }: RunOptions): Promise<number> {
  const inspection = await checkRows(wanted);
  const plan = makePlan(wanted, readOperation(wanted.api, wanted.operation), inspection);
  process.stdout.write(`${describePlan(plan, input, undefined)}\n`);
  assertValid(inspection, skipInvalid);
  return 0;
}
