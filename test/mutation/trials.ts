import { loadApis } from "../support/generated-apis.ts";
import { createBenches } from "./benches.ts";
import { clientFaults } from "./client/catalog.ts";
import { tryClientFault } from "./client/plant.ts";
import { serverFaults } from "./server/faults.ts";
import { tryServerFault } from "./server/plant.ts";
import type { MutationVerdict } from "./verdict.ts";

/** A fault, and where it can be planted. */
export interface Trial {
  readonly party: MutationVerdict["party"];
  /** The name of the API. A fault of the client is tried on all of them. */
  readonly api?: string;
  readonly fault: string;
  readonly run: () => Promise<MutationVerdict>;
}

/** All faults of the catalogs; a server fault once for each API that it applies to. */
export async function listTrials(): Promise<readonly Trial[]> {
  const apis = await loadApis();
  const benches = await createBenches(apis);
  const ofServers = apis.flatMap((api) => {
    const [operation] = Object.values(api.facts.operations);
    const possible = serverFaults.filter(({ appliesTo }) => operation && appliesTo?.(operation) !== false);
    return possible.map((fault) => ({
      party: "server" as const,
      api: api.facts.name,
      fault: fault.name,
      run: () => tryServerFault(api, fault),
    }));
  });
  const ofClients = clientFaults.map((fault) => ({
    party: "client" as const,
    fault: fault.name,
    run: () => tryClientFault(benches, fault),
  }));
  return [...ofServers, ...ofClients];
}
