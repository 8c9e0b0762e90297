export type Api = "natural" | "kirim";

/** The tenants of a server, and the resources to revoke. Every server has its own copy and changes it. */
export interface World {
  /** The tenant that each token belongs to. */
  readonly tenants: ReadonlyMap<string, string>;
  readonly resources: Resource[];
}

/** An invitation of Natural's, or a setup link of Kirim's. */
export interface Resource {
  readonly tenant: string;
  /** The first parameter of the path: the agent, or the customer. */
  readonly parent: string;
  /** The second parameter of the path: the customer's party, or the link. */
  readonly id: string;
  readonly name: string;
  state: "open" | "consumed" | "revoked";
  changedAt: string;
  /** How many requests for it fail before one can succeed. */
  failures: number;
}

/** How many resources of each API are still active. */
const FRESH = 150;

/** The credentials of two tenants of each API. */
export const TOKENS: Readonly<Record<Api, { readonly own: string; readonly other: string }>> = {
  natural: { own: "sk_ntl_test_Hc4vRw9TnZq2LxKd7BmYf3Js", other: "sk_ntl_test_Qp8sGa5UeXo1NiVb6CtWk0Zr" },
  kirim: { own: "kdv_live_m3Tq9XbVc7LwPz5RkJn2HdYf", other: "kdv_live_Z8gUs4AeNo6QiWy1KtBx0CvM" },
};

const PARENTS = {
  natural: { own: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f", other: "agt_9f8e7d6c5b4a39281706f5e4d3c2b1a0" },
  kirim: { own: "cus_335T08RM0EAKN9DTE6RD5RWP7B", other: "cus_51N0Q4Z8H2W0V7X3T9B1R9G2Y3" },
};

const NAMES = { natural: ["agentId", "customerId"], kirim: ["id", "link_id"] } as const;

/** Path parameters of the resources of every new world. */
export interface Named {
  readonly fresh: readonly Readonly<Record<string, string>>[];
  readonly spent: Readonly<Record<string, string>>;
  readonly unknown: Readonly<Record<string, string>>;
  readonly foreign: Readonly<Record<string, string>>;
  /** The first request for this resource fails. */
  readonly failing: Readonly<Record<string, string>>;
}

export function namesOf(api: Api): Named {
  const name = (parent: string, index: number) => ({ [NAMES[api][0]]: parent, [NAMES[api][1]]: idOf(api, index) });
  const { own, other } = PARENTS[api];
  return {
    fresh: Array.from({ length: FRESH }, (_, index) => name(own, index + 1)),
    spent: name(own, 0xe000),
    unknown: name(own, 0xf000),
    foreign: name(other, 0xd000),
    failing: name(own, 0xc000),
  };
}

export function createWorld(api: Api): World {
  const resource = (tenant: "own" | "other", index: number, state: Resource["state"]): Resource => ({
    tenant,
    parent: PARENTS[api][tenant],
    id: idOf(api, index),
    name: "Zoë Ångström & Søn",
    state,
    changedAt: "2026-01-11T12:00:00.000Z",
    failures: 0,
  });
  return {
    tenants: new Map([
      [TOKENS[api].own, "own"],
      [TOKENS[api].other, "other"],
    ]),
    resources: [
      ...Array.from({ length: FRESH }, (_, index) => resource("own", index + 1, "open")),
      resource("own", 0xe000, api === "natural" ? "revoked" : "consumed"),
      resource("other", 0xd000, "open"),
      { ...resource("own", 0xc000, "open"), failures: 1 },
    ],
  };
}

/** An id with letters in it, so that its case can be changed. */
function idOf(api: Api, index: number): string {
  const digits = index.toString(16).padStart(4, "0");
  return api === "natural"
    ? `pty_4a8c9823f39c42a5b81755676655${digits}`
    : `csl_335T0A4XK2M7QZ9WB3NE6V${digits.toUpperCase()}`;
}
