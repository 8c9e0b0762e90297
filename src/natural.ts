/**
 * The client of Natural.
 * @module
 */
import {
  createNatural as createGenerated,
  type Natural as Generated,
  type operations,
} from "../generated/natural/client.ts";
import { InvalidRequestError } from "./errors.ts";
import { markMethod } from "./operation-id.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { assertOwnMembers } from "./own-member.ts";
import { checkFieldValue } from "./request/field-value.ts";
import { type HeaderValues, toHeaderValues } from "./request/header-values.ts";
import { readGiven } from "./request/read-given.ts";

export type * from "../generated/natural/client.ts";

/** The agent on whose behalf a request is made. Natural requires both ids or neither. */
export interface AgentOptions {
  /**
   * The agent that makes the request, as `{ id, instanceId }`: its id (`agt_…`) and that of its session. One without the other
   * is an `InvalidRequestError`. Default: none.
   */
  readonly agent?:
    | {
        /** The agent's id, `agt_…`: the header `X-Agent-ID`. */
        readonly id: string;
        /** The session or conversation that the request belongs to: the header `X-Instance-ID`. */
        readonly instanceId: string;
      }
    | undefined;
}

/** Options of a client of Natural. */
export type NaturalOptions = ClientOptions & AgentOptions;

/** The client of Natural. Each call also takes `agent`, which replaces the client's. */
export type Natural = {
  readonly [Name in keyof Generated]: Name extends "fetch" ? Generated[Name] : WithAgent<Generated[Name]>;
};

type WithAgent<Method> = Method extends (args: infer Arguments, options?: infer Options) => infer Result
  ? (args: Arguments, options?: Options & AgentOptions) => Result
  : never;

/** A header parameter of Natural, typed so that a change in the document is a compile error here. */
type HeaderParameter = keyof NonNullable<operations["revokeCustomerInvitation"]["parameters"]["header"]>;

const HEADERS = { id: "X-Agent-ID", instanceId: "X-Instance-ID" } satisfies Record<string, HeaderParameter>;

/** Creates the client of Natural. Throws an `InvalidRequestError` for an invalid option. */
export function createNatural(options: NaturalOptions = {}): Natural {
  const natural = createGenerated(readGiven("options", () => withHeaders(options)));
  const revokeCustomerInvitation: Natural["revokeCustomerInvitation"] = async (args, given = {}) =>
    natural.revokeCustomerInvitation(
      args,
      readGiven("options", () => withHeaders(given)),
    );
  return {
    ...natural,
    revokeCustomerInvitation: markMethod(revokeCustomerInvitation, "revokeCustomerInvitation"),
  };
}

/** The options with the agent as headers; explicit headers of the same names win. */
function withHeaders<Options extends CallOptions & AgentOptions>(given: Options) {
  assertOwnMembers(given);
  const { agent, ...options } = given;
  if (agent === undefined) return options;
  return { ...options, headers: { ...toHeaders(agent), ...toHeaderValues(options.headers) } };
}

function toHeaders(agent: unknown): HeaderValues {
  const entries = Object.entries(HEADERS).map(([member, header]): readonly [string, string] => {
    const value: unknown = Reflect.get(new Object(agent), member);
    const rule = typeof value === "string" ? checkFieldValue(value) : "must be a string";
    if (rule !== undefined) throw new InvalidRequestError(`agent.${member}`, rule);
    return [header, String(value)];
  });
  return Object.fromEntries(entries);
}
