import type { Target } from "../mock-api.ts";
import { type CollectionOperation, collectionsOf } from "./collections.ts";
import { createItems, type Items } from "./items.ts";
import type { Seed } from "./seed.ts";

/** A resource that operations change. */
export interface Resource {
  /** The name of its tenant. */
  readonly tenant: string;
  /** The name of its API. */
  readonly api: string;
  /** The path parameters that identify it. */
  readonly path: Readonly<Record<string, string>>;
  readonly state: string;
}

/** A change that took effect. */
export interface Effect {
  /** When, as an ISO 8601 date-time. */
  readonly at: string;
  readonly tenant: string;
  readonly api: string;
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
  /** Absent if the request had none. */
  readonly idempotencyKey?: string;
}

/** The result of an operation. */
export type ChangeResult =
  | { readonly kind: "changed"; readonly effect: Effect }
  /** The resource's state does not allow it. */
  | { readonly kind: "refused"; readonly state: string }
  | { readonly kind: "missing"; readonly parameter: string };

/** A change of an item of an evident collection. */
export interface ItemChange extends Pick<Effect, "tenant" | "path" | "from" | "to"> {
  readonly target: Target;
  readonly idempotencyKey: string | undefined;
}

/** The tenants, their credentials and resources, and the ledger of what took effect. */
export interface Store {
  /** The name of the tenant that a credential belongs to; without a credential, the first tenant's. */
  readonly tenantOf: (credential: string | undefined) => string | undefined;
  /** Applies an operation that changes state. Calls never overlap. */
  readonly change: (
    target: Target,
    tenant: string,
    path: Readonly<Record<string, string>>,
    key: string | undefined,
  ) => ChangeResult;
  /** The role of an operation in an evident collection; `undefined` if it has none. */
  readonly collectionOf: (target: Target) => CollectionOperation | undefined;
  readonly items: Items;
  /** Records a change of an item in the ledger. */
  readonly record: (change: ItemChange) => void;
  readonly resources: () => readonly Resource[];
  readonly ledger: () => readonly Effect[];
}

/** The token of a tenant that accepts every credential that no other tenant has. */
const ANY_TOKEN = "*";

/** Creates a store from a seed. */
export function createStore(seed: Seed, now: () => number): Store {
  const tenants = new Map(seed.tenants.flatMap(({ name, tokens }) => tokens.map((token) => [token, name])));
  const resources = new Map<string, Resource>();
  for (const { name: tenant, resources: byApi = {} } of seed.tenants) {
    for (const [api, list] of Object.entries(byApi)) {
      for (const { path, state } of list) resources.set(keyOf(tenant, api, path), { tenant, api, path, state });
    }
  }
  const ledger: Effect[] = [];
  const record = ({ target: { api, operationId }, tenant, path, from, to, idempotencyKey }: ItemChange): Effect => {
    const effect: Effect = {
      at: new Date(now()).toISOString(),
      tenant,
      api: api.facts.name,
      operationId,
      path,
      from,
      to,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    };
    ledger.push(effect);
    return effect;
  };

  return {
    tenantOf: (credential) => {
      if (credential === undefined) return seed.tenants[0]?.name;
      return tenants.get(credential) ?? tenants.get(ANY_TOKEN);
    },
    change(target, tenant, path, idempotencyKey) {
      const { api, operationId } = target;
      const { name } = api.facts;
      const key = keyOf(tenant, name, path);
      const resource = resources.get(key);
      if (resource === undefined) {
        const owned = [...resources.values()].filter((one) => one.tenant === tenant && one.api === name);
        return { kind: "missing", parameter: firstUnknown(path, owned) };
      }
      const { state: from } = resource;
      const to = api.behaviour?.transitions?.[operationId]?.[from];
      if (to === undefined) return { kind: "refused", state: from };
      resources.set(key, { ...resource, state: to });
      return { kind: "changed", effect: record({ target, tenant, path, from, to, idempotencyKey }) };
    },
    collectionOf: ({ api, operationId }) => collectionsOf(api).get(operationId),
    items: createItems(seed.tenants[0]?.name ?? ""),
    record: (change) => void record(change),
    resources: () => [...resources.values()],
    ledger: () => [...ledger],
  };
}

/** The first path parameter that rules out all resources. */
function firstUnknown(path: Readonly<Record<string, string>>, resources: readonly Resource[]): string {
  let candidates = resources;
  for (const [name, value] of Object.entries(path)) {
    candidates = candidates.filter((resource) => resource.path[name] === value);
    if (candidates.length === 0) return name;
  }
  return "";
}

function keyOf(tenant: string, api: string, path: Readonly<Record<string, string>>): string {
  const values = Object.keys(path)
    .sort()
    .map((name) => path[name]);
  return JSON.stringify([tenant, api, ...values]);
}
