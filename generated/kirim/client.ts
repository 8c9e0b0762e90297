// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

import { type Client, type ClientOptions, createClient } from "../../src/runtime.ts";
import { contract, type Methods } from "./operations.ts";
import type { components, operations, paths } from "./types.ts";

export type { components, operations, paths } from "./types.ts";

/** The client of Kirim. */
export type Kirim = Client<paths, operations, Methods>;

/**
 * Creates the client of Kirim.
 * @throws InvalidRequestError for an invalid option
 */
export function createKirim(options: ClientOptions = {}): Kirim {
  return createClient<paths, operations, Methods>(contract, options);
}

/** Names a setup link. */
export type SetupLinkId = components["schemas"]["SetupLinkId"];

export type RevokedSetupLink = components["schemas"]["RevokedSetupLink"];

/** The id to quote to support. Equal to the header `X-Request-Id`. */
export type RequestId = components["schemas"]["RequestId"];

/** What went wrong. */
export type Error = components["schemas"]["Error"];

export type BadRequest = components["schemas"]["BadRequest"];

export type Unauthorized = components["schemas"]["Unauthorized"];

export type PaymentRequired = components["schemas"]["PaymentRequired"];

export type NotFound = components["schemas"]["NotFound"];

export type Conflict = components["schemas"]["Conflict"];

export type TooManyRequests = components["schemas"]["TooManyRequests"];

export type InternalServerError = components["schemas"]["InternalServerError"];
