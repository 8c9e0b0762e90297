import type { ClientOptions, Facts } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { facts as kirimFacts } from "../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";
import { brokenConnections, type Fault, inProgressFaults, lies, networkFaults, undecidedFaults } from "./faults.ts";
import type { Target } from "./targets.ts";

/** An API with its document and its client factory. */
export interface Api {
  readonly facts: Facts;
  readonly create: (options: ClientOptions) => object;
}

/** A server with its network, and the clients that call it. */
export interface World {
  readonly name: string;
  readonly api: Api;
  readonly targets: readonly Target[];
  readonly faults: readonly Fault[];
  /** Whether its server takes each request through a random step instead: see `sequences/steps.ts`. */
  readonly isSequence?: true;
  /** The share of all calls that it gets. */
  readonly share: number;
}

const kirim = {
  api: { facts: kirimFacts, create: createKirim },
  targets: [{ operationId: "revokeSetupLink", args: examplesOf(kirimFacts, "revokeSetupLink"), resource: "link_id" }],
};

const natural = {
  api: { facts: naturalFacts, create: createNatural },
  targets: [
    {
      operationId: "revokeCustomerInvitation",
      args: examplesOf(naturalFacts, "revokeCustomerInvitation"),
      resource: "customerId",
    },
  ],
};

/**
 * The API of `test/fixtures/ledger.yaml`, whose client has to be generated first: a DELETE, and a POST without and with a
 * key.
 */
const ledger = {
  targets: [
    { operationId: "deleteEntry", args: { id: "ent_00000000" }, resource: "id" },
    { operationId: "payEntry", args: { id: "ent_00000000", body: { amount: 100 } }, resource: "id" },
    { operationId: "payEntryWithKey", args: { id: "ent_00000000", body: { amount: 100 } }, resource: "id" },
  ],
};

const sequences = {
  name: "random sequences",
  targets: [
    ...ledger.targets,
    { operationId: "replaceEntry", args: { id: "ent_00000000", body: { amount: 100 } }, resource: "id" },
    { operationId: "changeEntry", args: { id: "ent_00000000", body: { amount: 100 } }, resource: "id" },
    { operationId: "readEntry", args: { id: "ent_00000000" }, resource: "id" },
  ],
  faults: [],
  isSequence: true,
} as const;

/** A world, possibly without its API, which is generated first. */
export type PlannedWorld = World | Omit<World, "api">;

/** Worlds in which every assumption of the guide holds: no outcome may be false. */
export const honestWorlds: readonly PlannedWorld[] = [
  { name: "Kirim, no key", ...kirim, faults: networkFaults, share: 0.2 },
  { name: "Natural, a key", ...natural, faults: networkFaults, share: 0.14 },
  { name: "POST with and without a key", ...ledger, faults: networkFaults, share: 0.1 },
  { name: "202, 207, 3xx", ...ledger, faults: undecidedFaults, share: 0.06 },
  { name: "unreadable conflicts", ...natural, faults: inProgressFaults, share: 0.06 },
  { ...sequences, share: 0.14 },
];

/** Worlds whose server breaks an assumption, in addition to the others. */
export const liarsWorld: World = { name: "applies, then says 400", ...kirim, faults: lies, share: 0.05 };

/** The worlds for every other runtime: the first often breaks connections in the way that makes platforms resend. */
export const runtimesWorlds: readonly PlannedWorld[] = [
  {
    name: "all of these",
    ...ledger,
    faults: [
      ...networkFaults,
      ...undecidedFaults,
      ...inProgressFaults,
      ...Array.from({ length: 10 }, () => brokenConnections).flat(),
    ],
    share: 0.02,
  },
  { ...sequences, share: 0.03 },
];

/** Completes a world with the API of `test/fixtures/ledger.yaml` if it needs that one. */
export function complete(world: PlannedWorld, ledgerApi: Api | undefined): World {
  if ("api" in world) return world;
  if (ledgerApi === undefined) throw new Error(`The client that "${world.name}" calls was not generated.`);
  return { ...world, api: ledgerApi };
}

/** The document's example path arguments; the client generates the key. */
function examplesOf({ title, operations }: Facts, operationId: string): Readonly<Record<string, unknown>> {
  const operation = operations[operationId];
  if (operation === undefined) throw new Error(`${title} has no operation ${operationId}.`);
  const names = operation.parameters.filter((each) => each.in === "path").map(({ name, argument }) => argument ?? name);
  return Object.fromEntries(names.map((name) => [name, operation.examples.parameters[name]]));
}
