import { setTimeout as wait } from "node:timers/promises";
import { loadApis } from "../support/generated-apis.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import type { Built } from "./fault.ts";
import { SECOND } from "./limit.ts";
import { start } from "./start.ts";
import type { Findings } from "./trial.ts";
import { type Api, namesOf, TOKENS } from "./world.ts";

const apis = new Map((await loadApis()).map((api) => [api.facts.name, api]));

/** What the suite finds wrong with a server. Where there is a rate limit, the suite waits in the limit's seconds. */
export async function hold(api: Api, built: Built, requestsPerSecond?: number): Promise<Findings> {
  const described = apis.get(api);
  if (described === undefined) throw new Error(`generated/ has no ${api}.`);
  const server = await start(api, built, requestsPerSecond);
  try {
    const { fresh, spent, unknown, foreign, failing } = namesOf(api);
    const [operationId = ""] = Object.keys(described.facts.operations);
    const { results } = await runChecks({
      api: described,
      baseUrl: server.baseUrl,
      allowsUnsafe: true,
      hasSocket: true,
      fixtures: {
        token: TOKENS[api].own,
        otherToken: TOKENS[api].other,
        operations: {
          [operationId]: { fresh, spent: [spent], unknown: [unknown], foreign: [foreign], failing: [failing] },
        },
      },
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
