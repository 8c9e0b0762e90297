import type { Parts } from "./express/parts.ts";
import type { Plant } from "./fastify/server.ts";
import type { Change } from "./hono/server.ts";
import type { Rules } from "./transfers/rules.ts";
import type { Api } from "./world.ts";

/** Natural's and Kirim's APIs, and one with bodies. */
export type TestedApi = Api | "transfers";

/** A server of Natural's or Kirim's API. */
export type RevocationServer =
  | { readonly framework: "express"; readonly parts?: Partial<Parts> }
  | { readonly framework: "fastify"; readonly plant?: Plant }
  | { readonly framework: "hono"; readonly change?: Change };

/** A server of the API with bodies. */
export interface TransferServer {
  readonly framework: "express" | "fastify" | "hono";
  readonly rules: Partial<Rules>;
}

/** A server with a fault; a correct one if none of its functions is replaced. */
export type Built = RevocationServer | TransferServer;

/** One fault of a server. */
export type Fault = Built & {
  readonly id: string;
  readonly api: TestedApi;
  readonly what: string;
  /** Why the suite can't find it, if it can't. */
  readonly missed?: string;
};
