import type { Parts } from "./express/parts.ts";
import type { Plant } from "./fastify/server.ts";
import type { Change } from "./hono/server.ts";
import type { Api } from "./world.ts";

/** A server, and what is wrong with it: nothing, where nothing replaces one of its functions. */
export type Built =
  | { readonly framework: "express"; readonly parts?: Partial<Parts> }
  | { readonly framework: "fastify"; readonly plant?: Plant }
  | { readonly framework: "hono"; readonly change?: Change };

/** One thing that a server gets wrong. */
export type Fault = Built & {
  readonly id: string;
  readonly api: Api;
  readonly what: string;
  /** Why the suite can't find it, where it can't. */
  readonly missed?: string;
};
