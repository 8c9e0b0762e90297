import { pathKey } from "./path-key.ts";
import type { Target } from "../mock-api.ts";
import type { Effect, Ledger } from "./ledger.ts";
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

/** The result of an operation. */
export type ChangeResult =
  | { readonly kind: "changed"; readonly effect: Effect }
  /** The resource's state does not allow it. */
  | { readonly kind: "refused"; readonly state: string }
  | { readonly kind: "missing"; readonly parameter: string };

/** The resources of all tenants, whose states operations change. */
export interface Resources {
  /** Applies an operation that changes state. Calls never overlap. */
  readonly change: (
    target: Target,
    tenant: string,
    path: Readonly<Record<string, string>>,
    key: string | undefined,
  ) => ChangeResult;
  readonly list: () => readonly Resource[];
}

/** The resources of a seed, whose changes go into the ledger. */
export function createResources(seed: Seed, ledger: Ledger): Resources {
  const resources = new Map<string, Resource>();
  for (const { name: tenant, resources: byApi = {} } of seed.tenants) {
    for (const [api, list] of Object.entries(byApi)) {
      for (const { path, state } of list) resources.set(pathKey(path, tenant, api), { tenant, api, path, state });
    }
  }
  return {
    change(target, tenant, path, idempotencyKey) {
      const { api, operationId } = target;
      const { name } = api.facts;
      const key = pathKey(path, tenant, name);
      const resource = resources.get(key);
      if (resource === undefined) {
        const owned = [...resources.values()].filter((one) => one.tenant === tenant && one.api === name);
        return { kind: "missing", parameter: firstUnknown(path, owned) };
      }
      const { state: from } = resource;
      const to = api.behaviour?.transitions?.[operationId]?.[from];
      if (to === undefined) return { kind: "refused", state: from };
      resources.set(key, { ...resource, state: to });
      return { kind: "changed", effect: ledger.record({ target, tenant, path, from, to, idempotencyKey }) };
    },
    list: () => [...resources.values()],
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
