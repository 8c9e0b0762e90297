import { documentedPath, type MockApi } from "../mock-api.ts";

/** The mock's initial state. */
export interface Seed {
  readonly tenants: readonly TenantSeed[];
}

/** A customer of the APIs, isolated from the others. */
export interface TenantSeed {
  readonly name: string;
  /** This tenant's credentials; `*` means every credential that no other tenant has. */
  readonly tokens: readonly string[];
  /** Keyed by the API's name. */
  readonly resources?: Readonly<Record<string, readonly ResourceSeed[]>>;
}

/** A resource and its state. */
export interface ResourceSeed {
  /** The path parameters that identify it, by their documented names. */
  readonly path: Readonly<Record<string, string>>;
  readonly state: string;
}

/** The credential of the default seed's first tenant, who has a resource in every state. */
export const MOCK_TOKEN = "mock_token";

/** The credential of the default seed's second tenant, who has one resource and can't see the first tenant's. */
export const OTHER_TENANT_TOKEN = "mock_token_of_another_tenant";

/**
 * The default seed: the document's example ids in the first state, and a similar id in each other state.
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
