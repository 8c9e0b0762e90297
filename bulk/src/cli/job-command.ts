import { type Command, Option } from "commander";
import { createCommand } from "./command.ts";
import { clientOption, concurrencyOption, ledgerOption, STORE_VARIABLE } from "./options.ts";

/** Options of all commands on a stored job. */
export interface JobCommandOptions {
  readonly store: string;
  readonly job?: string;
  readonly json: boolean;
}

/** Options of the commands that send. */
export interface WorkCommandOptions extends JobCommandOptions {
  readonly client?: string;
  readonly concurrency: number;
  readonly ledger?: string;
}

/** A command on a stored job. */
export function jobCommand(name: string, description: string): Command {
  return createCommand(name, description)
    .addOption(new Option("--store <folder or URL>", "Where jobs are stored").env(STORE_VARIABLE).makeOptionMandatory())
    .option("--job <name>", "The job (default: the only one in the store)")
    .option("--json", "Prints JSON instead of text", false);
}

/** A command that sends rows of a stored job. */
export function workCommand(name: string, description: string): Command {
  return jobCommand(name, description)
    .addOption(clientOption())
    .addOption(concurrencyOption())
    .addOption(ledgerOption());
}
