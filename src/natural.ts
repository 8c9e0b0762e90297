/**
 * The client of Natural.
 * @module
 */
import { contract } from "../generated/natural/operations.ts";
import type { operations, paths } from "../generated/natural/types.ts";
import { createClient } from "./create-client.ts";
import type { Client } from "./methods.ts";
import type { ClientOptions } from "./options.ts";

export type { components, operations, paths } from "../generated/natural/types.ts";

/** The agent on whose behalf a request is made. Natural wants both of its ids or neither. */
export interface AgentOptions {
  readonly agent?:
    | {
        /** The agent's id, `agt_…`: the header `X-Agent-ID`. */
        readonly id: string;
        /** The session or conversation that the request belongs to: the header `X-Instance-ID`. */
        readonly instanceId: string;
      }
    | undefined;
}

/** What a client of Natural can be told. */
export type NaturalOptions = ClientOptions & AgentOptions;

/** The client of Natural. Each call takes `agent` too, in place of the client's. */
export type Natural = Client<paths, operations, typeof contract.operations, AgentOptions>;

/** The name of a header parameter of Natural's, so that a change of the document is a change that does not compile here. */
type HeaderParameter = keyof NonNullable<operations["revokeCustomerInvitation"]["parameters"]["header"]>;

/** Creates the client of Natural. Throws an `InvalidRequestError` for an option that can't work. */
export function createNatural(options: NaturalOptions = {}): Natural {
  return createClient<paths, operations, typeof contract.operations, AgentOptions>(contract, options, {
    agent: { id: "X-Agent-ID", instanceId: "X-Instance-ID" } satisfies Record<string, HeaderParameter>,
  });
}
