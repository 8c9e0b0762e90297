import { wholeNumberOption } from "../../scripts/cli/command-options.ts";
import { createProgram } from "../../scripts/cli/program.ts";

/** The command's options. */
export interface Options {
  /** How many calls in all. */
  readonly calls: number;
  readonly seed: number;
  /** Only worlds and runtimes whose name contains this text. Absent: all. */
  readonly only?: string | undefined;
  readonly json: boolean;
}

/** Declares the command. */
export function faultInjectionCommand(run: (options: Options) => Promise<void>) {
  return createProgram("npx tsx test/fault-injection/main.ts", DESCRIPTION)
    .option("--calls <number>", "How many calls in all", wholeNumberOption("--calls", 1, 1e9), 10_000)
    .option(
      "--seed <number>",
      "What decides which request meets which fault",
      wholeNumberOption("--seed", 0, 2 ** 31),
      1,
    )
    .option("--only <text>", "Only the worlds and runtimes whose name contains this text")
    .option("--json", "Prints one JSON object instead of tables", false)
    .addHelpText("after", DETAILS)
    .action(run);
}

const DESCRIPTION = `Makes calls to servers and over networks that fail in every way, and compares what each call reports with the
server's ledger`;

const DETAILS = `
A runtime that is not installed is reported as not run: npm run test:all runtimes installs them.

Exit codes:
  0  no call reported anything false, and none left anything behind
  1  a call reported something false, or left something behind
  2  usage error`;
