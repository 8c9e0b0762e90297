import { createMock, defaultSeed, type MockServer, parseFault } from "revokit/mock";
import { errorCode, UsageError } from "revokit/toolkit";
import { isSpecName } from "../find/specs.ts";
import { FileChanges } from "../watch/file-changes.ts";
import { usage } from "./failure.ts";
import { findApis, readSeed } from "./mock-apis.ts";
import type { MockOptions } from "./mock-options.ts";
import { banner as mockBanner, logLine } from "./mock-output.ts";
import { reportError } from "./report-error.ts";

/**
 * Serves a mock until a SIGINT or SIGTERM, and then lets the requests in flight finish. If a document changes, the mock reloads
 * it. Throws a `UsageError` for invalid options, a `SpecError` for a document that can't be compiled, a `SeedError` for an
 * invalid seed.
 */
export async function serve(names: readonly string[], options: MockOptions): Promise<void> {
  const changes = new FileChanges();
  const { mock, banner } = await prepare(names, options, changes);
  let server = await listen(mock, options.host, options.port);
  console.log(banner(server));
  const stopped = stopSignal().then(() => false);
  while (await Promise.race([stopped, changes.next().then(() => true)])) {
    try {
      const next = await prepare(names, options, changes);
      await server.close();
      server = await listen(next.mock, options.host, server.port);
      console.log("Reloaded. The state is reset.");
    } catch (error) {
      if (error instanceof UsageError) throw error;
      reportError(error, "The mock still serves the last version.");
    }
  }
  changes.close();
  await server.close();
}

/** Reads everything that the options name, and watches it from then on. */
async function prepare(names: readonly string[], options: MockOptions, changes: FileChanges) {
  const { quiet, rateLimit, admin, stateless } = options;
  const faults = (options.faults ?? []).map((text) => usage("--faults", () => parseFault(text)));
  const read = { files: new Set<string>(), folders: new Set<string>() };
  const since = changes.begin();
  const apis = await findApis(names, options, read).finally(() =>
    changes.follow({ ...read, isEntry: isSpecName }, since),
  );
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
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
