import { createMock, defaultSeed, parseFault } from "revokit/mock";
import { usage, UsageError } from "./failure.ts";
import { findApis, readSeed } from "./mock-apis.ts";
import type { MockOptions } from "./mock-options.ts";
import { banner, logLine } from "./mock-output.ts";

/**
 * Serves a mock until a SIGINT or SIGTERM, and lets the requests in flight finish then. Throws a `UsageError` for options that
 * it can't use, a `SpecError` for a document that can't be compiled, a `SeedError` for such a seed.
 */
export async function serve(names: readonly string[], options: MockOptions): Promise<void> {
  const { host, port, quiet, rateLimit, ...others } = options;
  const faults = (others.faults ?? []).map((text) => usage("--faults", () => parseFault(text)));
  const apis = await findApis(names, options);
  const seed = options.seed === undefined ? defaultSeed(apis) : await readSeed(options.seed, apis);
  const mock = createMock({
    apis,
    seed,
    faults,
    admin: others.admin,
    stateless: others.stateless,
    ...(rateLimit !== undefined && { rateLimit }),
    ...(!quiet && { onExchange: (exchange) => console.log(logLine(exchange)) }),
  });
  const server = await mock.listen({ port, host }).catch((error: unknown) => explainListen(error, port));
  console.log(banner(apis, server, seed));
  await stopSignal();
  await server.close();
}

/** Says what is wrong with a port that can't be listened on. */
export function explainListen(error: unknown, port: number): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    throw new UsageError(
      `The port ${port} is taken. Stop what listens there, or take another: --port 0 finds a free one.`,
      { cause: error },
    );
  }
  if (code === "EACCES") {
    throw new UsageError(`The port ${port} needs rights that this user does not have. Take one above 1023.`, {
      cause: error,
    });
  }
  throw error;
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
