import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import {
  createMock,
  defaultSeed,
  kirim,
  type MockApi,
  type MockOptions,
  natural,
  parseFault,
  parseSeed,
  type RateLimit,
  type Seed,
} from "revokit/mock";
import { messageOf } from "revokit/toolkit";
import { UsageError } from "./failure.ts";
import type { DocumentSettings } from "./mock-documents.ts";
import { banner, logLine } from "./mock-output.ts";

const APIS: readonly MockApi[] = [natural, kirim];

const HELP = `Serves a mock over HTTP: of any OpenAPI document from its examples, of Natural and Kirim with state, until it stops.

Usage: revokit mock [api ...] [options]

  api                  An OpenAPI document, natural or kirim. Default: natural and kirim

  --port <number>      Default: 4010. 0 takes a free one
  --host <name>        Default: 127.0.0.1
  --seed <file>        What it starts with, as JSON. Default: the ids of the documentation, in every state
  --faults <fault>     A failure to stage; may be given several times. Made of status=503, retry-after=2, latency=200,
                       reset=before, reset=after, truncate; narrowed by times=2, operation=<operationId>
  --rate-limit <n/s>   So many requests in so many seconds for each credential. Default: no limit
  --config <file>      The lint's settings for the documents. Default: redocly.yaml
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

/**
 * Runs `revokit mock` until a SIGINT or SIGTERM, and lets the requests in flight finish then. Throws a UsageError for
 * arguments that it can't use, a SeedError for such a seed.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const apis = positionals.length === 0 ? APIS : await findApis(positionals, values);
  const seed = values.seed === undefined ? defaultSeed(apis) : await readSeed(values.seed, apis);
  const options: MockOptions = {
    apis,
    seed,
    faults: values.faults.map((text) => usage("--faults", () => parseFault(text))),
    admin: values.admin,
    ...(values["rate-limit"] !== undefined && { rateLimit: readRateLimit(values["rate-limit"]) }),
    ...(!values.quiet && { onExchange: (exchange) => console.log(logLine(exchange)) }),
  };
  const port = readPort(values.port);
  const server = await createMock(options)
    .listen({ port, host: values.host })
    .catch((error: unknown) => explain(error, port));
  keepMemoryLow();
  console.log(banner(apis, server, seed));
  await stopSignal();
  await server.close();
}

/**
 * Under load V8 lets the space for new objects grow to 48 MB, a third of what the whole process then holds. A mock's
 * objects die with their request, so a space that stays small costs it no speed.
 */
function keepMemoryLow(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

function parse(args: readonly string[]) {
  return usage("mock", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        seed: { type: "string" },
        faults: { type: "string", multiple: true, default: [] },
        "rate-limit": { type: "string" },
        admin: { type: "boolean", default: false },
        "allow-remote": { type: "boolean", default: false },
        config: { type: "string" },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}

/** The APIs that the arguments name. The compilers are loaded only where one is a document. */
async function findApis(names: readonly string[], settings: DocumentSettings): Promise<readonly MockApi[]> {
  const shipped = names.map((name) => APIS.find(({ facts }) => facts.name === name));
  if (shipped.every((api) => api !== undefined)) return shipped;
  const documents = names.filter((_, index) => shipped[index] === undefined);
  const missing = documents.find((path) => !existsSync(path));
  if (missing !== undefined) {
    const shippedNames = APIS.map(({ facts }) => facts.name).join(" or ");
    throw new UsageError(
      `There is no API ${JSON.stringify(missing)}, and no document at this path: name a file, ${shippedNames}.`,
    );
  }
  const { compileApis } = await import("./mock-documents.ts");
  const compiled = await compileApis(documents, settings);
  return [...shipped.filter((api) => api !== undefined), ...compiled];
}

async function readSeed(file: string, apis: readonly MockApi[]): Promise<Seed> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--seed: the file ${file} can't be read.`);
  });
  return parseSeed(
    usage(`--seed: ${file} is not JSON`, () => JSON.parse(text)),
    apis,
  );
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError("--port is a whole number from 0 to 65535.");
}

function readRateLimit(text: string): RateLimit {
  const [, limit, window] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text) ?? [];
  if (limit === undefined || window === undefined)
    throw new UsageError("--rate-limit has the form 60/60: requests, seconds.");
  return { limit: Number(limit), window: Number(window) };
}

function usage<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${what}: ${messageOf(error)}`, { cause: error });
  }
}

function explain(error: unknown, port: number): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    throw new UsageError(
      `The port ${port} is taken. Stop what listens there, or take another: --port 0 finds a free one.`,
      { cause: error },
    );
  }
  if (code === "EACCES")
    throw new UsageError(`The port ${port} needs rights that this user does not have. Take one above 1023.`, {
      cause: error,
    });
  throw error;
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
