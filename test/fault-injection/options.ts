import { parseArgs } from "node:util";

/** A usage error, whose message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command's options. */
export interface Options {
  /** How many calls in all. */
  readonly calls: number;
  readonly seed: number;
  /** Only worlds and runtimes whose name contains this text. */
  readonly only: string;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Makes calls to servers and over networks that fail in every way, and holds what each call says of itself against the
server's ledger.

Usage: npx tsx test/fault-injection/main.ts [options]

  --calls <number>   How many calls in all. Default: 10000
  --seed <number>    What decides which request meets which fault. Default: 1
  --only <text>      Only the worlds and runtimes whose name has this text in it
  --json             Prints one JSON object in place of tables
  --help

A runtime that is not installed is told as not run: npm run test:all runtimes installs them.

Exit codes:
  0  no call said anything false, and none left anything behind
  1  a call did
  2  usage error
`;

/** Throws a `UsageError` for an invalid option. */
export function readOptions(args: readonly string[]): Options {
  const { calls, seed, ...others } = parse(args);
  return { calls: readNumber("calls", calls, 1), seed: readNumber("seed", seed, 0), ...others };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        calls: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
        only: { type: "string", default: "" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function readNumber(name: string, text: string, least: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(`--${name}: must be a whole number of at least ${least}, not ${JSON.stringify(text)}.`);
}
