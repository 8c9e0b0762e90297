import { join } from "node:path";
import type { GeneratedApi } from "../support/generated-apis.ts";
import { createEngine } from "../conformance/client/engine.ts";
import { specsFolder } from "../../scripts/this-repository.ts";
import type { ClientBench } from "./client/plant.ts";

/** How many inputs are generated per operation: enough to find a fault quickly. */
const RUNS = 60;

/** A bench for each operation of the APIs. */
export async function createBenches(apis: readonly GeneratedApi[]): Promise<readonly ClientBench[]> {
  const benches = apis.map(async (api) => {
    const engine = await createEngine(join(specsFolder, `${api.facts.name}.yaml`));
    return Object.entries(api.facts.operations).map(([operationId, operation]) => ({
      api,
      operationId,
      operation,
      engine,
      runs: RUNS,
    }));
  });
  return (await Promise.all(benches)).flat();
}
