import type { Target } from "../mock-api.ts";
import { type CollectionOperation, collectionsOf } from "./collections.ts";
import { createItems, type Items } from "./items.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createResources, type Resources } from "./resources.ts";
import type { Seed } from "./seed.ts";

/** The tenants, their credentials, what they own, and the ledger of what took effect. */
export interface Store {
  /** The name of the tenant that a credential belongs to; without a credential, the first tenant's. */
  readonly tenantOf: (credential: string | undefined) => string | undefined;
  readonly resources: Resources;
  /** The role of an operation in an evident collection; `undefined` if it has none. */
  readonly collectionOf: (target: Target) => CollectionOperation | undefined;
  readonly items: Items;
  readonly ledger: Ledger;
}

/** The token of a tenant that accepts every credential that no other tenant has. */
const ANY_TOKEN = "*";

/** Creates a store from a seed. */
export function createStore(seed: Seed, now: () => number): Store {
  const tenants = new Map(seed.tenants.flatMap(({ name, tokens }) => tokens.map((token) => [token, name])));
  const ledger = createLedger(now);
  return {
    tenantOf: (credential) => {
      if (credential === undefined) return seed.tenants[0]?.name;
      return tenants.get(credential) ?? tenants.get(ANY_TOKEN);
    },
    resources: createResources(seed, ledger),
    collectionOf: ({ api, operationId }) => collectionsOf(api).get(operationId),
    items: createItems(seed.tenants[0]?.name ?? ""),
    ledger,
  };
}
