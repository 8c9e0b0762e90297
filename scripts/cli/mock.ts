import { resolve } from "node:path";
import { createMock, defaultSeed, type MockServer, parseFault } from "revokit/mock";
import { errorCode, UsageError } from "revokit/toolkit";
import { findConfig } from "../config/load-config.ts";
import { isSpecName } from "../find/specs.ts";
import { FileChanges } from "../watch/file-changes.ts";
import { usage } from "./failure.ts";
import { MissingInputError } from "./missing-input-error.ts";
import { findApis, readSeed, type WasRead } from "./mock-apis.ts";
import type { MockOptions } from "./mock-options.ts";
import { banner as mockBanner, logLine } from "./mock-output.ts";
import { reportError } from "./report-error.ts";

/**
 * Serves a mock until a SIGINT or SIGTERM, and then lets the requests in flight finish. If a file that it was made from
 * changes, the mock reloads it; if that fails, it serves the last version. Throws a `UsageError` for invalid options, a
 * `SpecError` for a document that can't be compiled, a `SeedError` for an invalid seed.
 */
export async function serve(names: readonly string[], given: MockOptions): Promise<void> {
  // Looked for once: while it is absent, other APIs would be the default.
  const options = { ...given, config: given.config ?? findConfig() };
  const changes = new FileChanges();
  let version = await prepare(names, options, changes);
  let server = await listen(version.mock, options.host, options.port);
  console.log(version.banner(server));
  const stopped = stopSignal().then(() => false);
  while (await Promise.race([stopped, changes.next().then(() => true)])) {
    const next = await prepare(names, options, changes, version.read).catch(reportNotReloaded);
    if (next === undefined) continue;
    version = next;
    await server.close();
    server = await listen(version.mock, options.host, server.port);
    console.log("Reloaded. The state is reset.");
  }
  changes.close();
  await server.close();
}

function reportNotReloaded(error: unknown): undefined {
  reportError(error);
  console.error("The mock still serves the last version.");
}

const NOTHING: WasRead = { files: new Set(), folders: new Set() };

/**
 * Reads everything that the options name, and watches it from then on.
 * @param last what the last version was made from: if this one fails, that stays watched too
 */
async function prepare(names: readonly string[], options: MockOptions, changes: FileChanges, last = NOTHING) {
  const read: WasRead = { files: new Set(), folders: new Set() };
  const since = changes.begin();
  try {
    const version = await create(names, options, read);
    changes.follow({ ...read, isEntry: isSpecName }, since);
    return { ...version, read };
  } catch (error) {
    const missing = error instanceof MissingInputError ? [error.path] : [];
    const files = [...last.files, ...read.files, ...missing];
    changes.follow({ files, folders: [...last.folders, ...read.folders], isEntry: isSpecName }, since);
    throw error;
  }
}

async function create(names: readonly string[], options: MockOptions, read: WasRead) {
  const { quiet, rateLimit, admin, stateless } = options;
  const faults = (options.faults ?? []).map((text) => usage("--faults", () => parseFault(text)));
  if (options.seed !== undefined) read.files.add(resolve(options.seed));
  const apis = await findApis(names, options, read);
  const seed = options.seed === undefined ? defaultSeed(apis) : await readSeed(options.seed, apis);
  const mock = createMock({
    apis,
    seed,
    faults,
    admin,
    stateless,
    ...(rateLimit !== undefined && { rateLimit }),
    ...(!quiet && { onExchange: (exchange) => console.log(logLine(exchange)) }),
  });
  return { mock, banner: (server: MockServer) => mockBanner(apis, server, seed) };
}

function listen(mock: ReturnType<typeof createMock>, host: string, port: number): Promise<MockServer> {
  return mock.listen({ port, host }).catch((error: unknown) => explainListen(error, port));
}

/** Explains why a port can't be used. */
export function explainListen(error: unknown, port: number): never {
  const code = errorCode(error);
  if (code === "EADDRINUSE") {
    throw new UsageError(
      `Port ${port} is in use. Stop the program that listens there, or pass another one: --port 0 finds a free port.`,
      { cause: error },
    );
  }
  if (code === "EACCES") {
    throw new UsageError(`Port ${port} requires privileges that this user does not have. Pass one above 1023.`, {
      cause: error,
    });
  }
  throw error;
}

/** Resolves at the first termination signal; a second one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop());
  });
}
