import { parseArgs } from "node:util";
import { parseFault, type Fault, type RateLimit } from "revokit/mock";
import { messageOf } from "revokit/toolkit";
import { UsageError } from "./failure.ts";

export const HELP = `Serves a mock over HTTP until it is stopped. It answers as the documents say, and keeps state.

Usage: revokit mock [api ...] [options]

  api                  An OpenAPI document, natural or kirim. Default: natural and kirim

  --port <number>      Default: 4010. 0 takes a free one
  --host <name>        Default: 127.0.0.1
  --seed <file>        What it starts with, as JSON. Default: the ids of the documentation, in every state
  --stateless          Answers from examples alone: nothing that a request changes is remembered
  --behaviour <file>   A module of the project whose default export says what the operations of the one document do
  --faults <fault>     A failure to stage; may be given several times. Made of status=503, retry-after=2, latency=200,
                       reset=before, reset=after, truncate; narrowed by times=2, operation=<operationId>
  --rate-limit <n/s>   So many requests in so many seconds for each credential. Default: no limit
  --config <file>      The lint's settings for the documents. Default: redocly.yaml
  --root <folder>      The folder that references stay below. Default: that of each document
  --allow-remote       Follows the documents' references to other hosts
  --admin              Lets /__mock show and reset the state and stage faults
  --quiet              No line for each request
  --help

Examples:
  revokit mock
  revokit mock api/petstore.yaml
  revokit mock kirim --port 0 --faults "status=500, times=2"
  revokit mock natural --seed seed.json --rate-limit 60/60
`;

/** What the arguments of `revokit mock` ask for. */
export interface MockArguments {
  /** The names of shipped APIs, and the paths of documents. */
  readonly apis: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly seed?: string | undefined;
  readonly stateless: boolean;
  readonly behaviour?: string | undefined;
  readonly faults: readonly Fault[];
  readonly rateLimit?: RateLimit | undefined;
  readonly config?: string | undefined;
  readonly root?: string | undefined;
  readonly allowRemote: boolean;
  readonly admin: boolean;
  readonly quiet: boolean;
}

/** Reads the arguments; `"help"` where that is what they ask for. Throws a `UsageError`. */
export function readMockArguments(args: readonly string[]): MockArguments | "help" {
  const { values, positionals } = usage("mock", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        seed: { type: "string" },
        stateless: { type: "boolean", default: false },
        behaviour: { type: "string" },
        faults: { type: "string", multiple: true, default: [] },
        "rate-limit": { type: "string" },
        config: { type: "string" },
        root: { type: "string" },
        "allow-remote": { type: "boolean", default: false },
        admin: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (values.help) return "help";
  const { "rate-limit": rateLimit, "allow-remote": allowRemote, ...others } = values;
  return {
    ...others,
    allowRemote,
    apis: positionals,
    port: readPort(values.port),
    faults: values.faults.map((text) => usage("--faults", () => parseFault(text))),
    rateLimit: rateLimit === undefined ? undefined : readRateLimit(rateLimit),
  };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError("--port is a whole number from 0 to 65535.");
}

function readRateLimit(text: string): RateLimit {
  const [, limit, window] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text) ?? [];
  if (limit === undefined || window === undefined) {
    throw new UsageError("--rate-limit has the form 60/60: requests, seconds.");
  }
  return { limit: Number(limit), window: Number(window) };
}

/** Runs `read`, and says what was read where it throws. */
export function usage<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${what}: ${messageOf(error)}`, { cause: error });
  }
}
