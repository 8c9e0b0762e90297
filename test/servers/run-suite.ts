import { setTimeout as wait } from "node:timers/promises";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import type { Built, TestedApi } from "./fault.ts";
import { SECOND } from "./limit.ts";
import { start } from "./start.ts";
import { knownOf } from "./subjects.ts";
import type { Findings } from "./trial.ts";

/** The suite's findings about a server. With a rate limit, the suite waits in the limit's seconds. */
export async function runSuite(api: TestedApi, built: Built, requestsPerSecond?: number): Promise<Findings> {
  const known = knownOf(api);
  const server = await start(api, built, requestsPerSecond);
  try {
    const { results } = await runChecks({
      ...known,
      baseUrl: server.baseUrl,
      allowsUnsafe: true,
      hasSocket: true,
      fetch: (url, init) => fetch(url, init),
      wait: (milliseconds) => wait((milliseconds / 1000) * SECOND),
    });
    const told = (wanted: "failure" | "note") =>
      results.flatMap(({ check, findings }) =>
        findings.filter(({ severity }) => severity === wanted).map(({ message }) => `${check}: ${message}`),
      );
    return { failures: told("failure"), notes: told("note") };
  } finally {
    await server.stop();
  }
}
