import type { DescribedApi } from "../../../scripts/conformance/runner/described-api.ts";
import type { Check } from "../../../scripts/conformance/runner/check.ts";
import { runChecks } from "../../../scripts/conformance/runner/run.ts";
import { assertDefined } from "../../../scripts/assert-defined.ts";
import type { MutationVerdict } from "../verdict.ts";
import { createWorld, type Handler, type ServerFault } from "./world.ts";

/** Runs the suite on a server with a planted fault. */
export async function tryServerFault(
  api: DescribedApi,
  fault: ServerFault,
  checks?: readonly Check[],
): Promise<MutationVerdict> {
  const world = createWorld(api);
  const handle: Handler = fault.plant(world);
  const { results } = await runChecks(
    {
      api,
      baseUrl: assertDefined(api.facts.servers[0]),
      fixtures: world.fixtures,
      allowsUnsafe: true,
      knowsExamples: true,
      fetch: (url, init) => handle(new Request(url, init)),
      wait: () => Promise.resolve(),
      reset: () => world.reset(),
    },
    checks,
  );
  const failed = results.filter(({ status }) => status === "failed" || status === "noted").map(({ check }) => check);
  return { party: "server", api: api.facts.name, fault: fault.name, foundBy: [...new Set(failed)] };
}
