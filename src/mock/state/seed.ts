import { documentedPath, type MockApi } from "../mock-api.ts";

/** What the mock starts with. */
export interface Seed {
  readonly tenants: readonly TenantSeed[];
}

/** A customer of the APIs, who sees nothing of the others. */
export interface TenantSeed {
  readonly name: string;
  /** The credentials that are this tenant's; `*` stands for every one that no other tenant has. */
  readonly tokens: readonly string[];
  /** Keyed by the API's name. */
  readonly resources?: Readonly<Record<string, readonly ResourceSeed[]>>;
}

/** A resource and the state that it is in. */
export interface ResourceSeed {
  /** The path parameters that lead to it, under the spec's own names. */
  readonly path: Readonly<Record<string, string>>;
  readonly state: string;
}

/** The credential that the default seed's first tenant has, with a resource in every state. */
export const MOCK_TOKEN = "mock_token";

/** The credential of the default seed's other tenant, who has one resource, and sees none of the first's. */
export const OTHER_TENANT_TOKEN = "mock_token_of_another_tenant";

/**
 * The seed that the mock starts with unless it is given one: the spec's own ids in the first state, and an id like
 * them in each other state.
 */
export function defaultSeed(apis: readonly MockApi[]): Seed {
  const resources = (ids: (api: MockApi) => readonly ResourceSeed[]) =>
    Object.fromEntries(
      apis.filter(({ behaviour }) => behaviour?.states !== undefined).map((api) => [api.facts.name, ids(api)]),
    );
  return {
    tenants: [
      {
        name: "tenant",
        tokens: [MOCK_TOKEN],
        resources: resources((api) =>
          (api.behaviour?.states ?? []).map((state, index) => ({ path: documentedPath(api, index), state })),
        ),
      },
      {
        name: "another tenant",
        tokens: [OTHER_TENANT_TOKEN],
        resources: resources((api) => [{ path: documentedPath(api, 99), state: api.behaviour?.states?.[0] ?? "" }]),
      },
    ],
  };
}
