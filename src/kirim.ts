/**
 * The client of Kirim.
 * @module
 */
import { contract } from "../generated/kirim/operations.ts";
import type { operations, paths } from "../generated/kirim/types.ts";
import { createClient } from "./create-client.ts";
import type { Client } from "./methods.ts";
import type { ClientOptions } from "./options.ts";

export type { components, operations, paths } from "../generated/kirim/types.ts";

/** The client of Kirim. */
export type Kirim = Client<paths, operations, typeof contract.operations>;

/** Creates the client of Kirim. Throws an `InvalidRequestError` for an option that can't work. */
export function createKirim(options: ClientOptions = {}): Kirim {
  return createClient<paths, operations, typeof contract.operations>(contract, options);
}
