import type { Client as FetchClient } from "openapi-fetch";
import type { Contract, Operation, OperationTable } from "./contract.ts";
import { type Dispatched, Dispatcher, type OperationRequest } from "./dispatch.ts";
import { InvalidRequestError } from "./errors.ts";
import type { Answered, Client } from "./methods.ts";
import { type CallOptions, type ClientOptions, type HeaderValues, readOptions } from "./options.ts";

/** A contract whose table of operations is known to the compiler. */
export type TypedContract<Table> = Contract & { readonly operations: Table };

/**
 * Creates the client of an API from what the pipeline generated for it.
 *
 * ```ts
 * const pets = createClient<paths, operations, typeof contract.operations>(contract, { token });
 * ```
 * @param shorthand turns options that an API's entry adds (to the client and to every call) into header fields
 * @throws InvalidRequestError for an option that can't work
 */
export function createClient<Paths extends {}, Operations, Table extends OperationTable<Paths, Operations>, Extra = unknown>(
  contract: TypedContract<Table>,
  options: ClientOptions & Partial<Extra> = {},
  shorthand?: (options: Partial<Extra>) => HeaderValues | undefined,
): Client<Paths, Operations, Table, Partial<Extra>> {
  const settings = readOptions(contract, { ...options, headers: { ...shorthand?.(options), ...options.headers } });
  const dispatcher = new Dispatcher(contract, settings);
  const methods = Object.entries(contract.operations).map(([operationId, operation]) => [
    operationId,
    async (args?: object, given: CallOptions & Partial<Extra> = {}) => {
      const headers = { ...shorthand?.(given), ...given.headers };
      const request = { ...toRequest(operation, args), ...given, headers };
      return toResult(operation, await dispatcher.dispatch(operationId, operation, request));
    },
  ]);
  // Each method forwards what its type says to the operation of the same name, and each verb to openapi-fetch.
  return Object.freeze({ ...Object.fromEntries(methods), fetch: createFetch<Paths>(contract, dispatcher) }) as Client<
    Paths,
    Operations,
    Table,
    Partial<Extra>
  >;
}
