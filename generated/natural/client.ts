// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

import { type Client, type ClientOptions, createClient } from "../../src/runtime.ts";
import { contract, type Methods } from "./operations.ts";
import type { components, operations, paths } from "./types.ts";

export type { components, operations, paths } from "./types.ts";

/** The client of Natural. */
export type Natural = Client<paths, operations, Methods>;

/**
 * Creates the client of Natural.
 * @throws InvalidRequestError for an invalid option
 */
export function createNatural(options: ClientOptions = {}): Natural {
  return createClient<paths, operations, Methods>(contract, options);
}

/** Names an agent. */
export type AgentId = components["schemas"]["AgentId"];

export type RevokedCustomerInvitation = components["schemas"]["RevokedCustomerInvitation"];

/** A customer as an agent sees it. Which members are required is inferred. */
export type AgentCustomerResource = components["schemas"]["AgentCustomerResource"];

/** Which members are required is inferred. */
export type AgentCustomerAttributes = components["schemas"]["AgentCustomerAttributes"];

/** The agent that was invited. Which members are required is inferred. */
export type RelatedAgent = components["schemas"]["RelatedAgent"];

/** That the member is required is inferred. */
export type DeletedMeta = components["schemas"]["DeletedMeta"];

/** One thing that went wrong. Every operation of Natural's reports errors in this form. */
export type Error = components["schemas"]["Error"];

export type BadRequest = components["schemas"]["BadRequest"];

export type Unauthorized = components["schemas"]["Unauthorized"];

export type Forbidden = components["schemas"]["Forbidden"];

export type NotFound = components["schemas"]["NotFound"];

export type Conflict = components["schemas"]["Conflict"];

export type UnprocessableContent = components["schemas"]["UnprocessableContent"];

export type PreconditionRequired = components["schemas"]["PreconditionRequired"];

export type TooManyRequests = components["schemas"]["TooManyRequests"];

export type InternalServerError = components["schemas"]["InternalServerError"];

export type NotImplemented = components["schemas"]["NotImplemented"];

export type BadGateway = components["schemas"]["BadGateway"];

export type ServiceUnavailable = components["schemas"]["ServiceUnavailable"];
