import type { Contract, Operation, OperationTable } from "./contract.ts";
import { Dispatcher } from "./dispatch.ts";
import { InvalidRequestError } from "./errors.ts";
import { createFetch } from "./fetch.ts";
import type { Client } from "./methods.ts";
import { type CallOptions, type ClientOptions, type HeaderValues, readOptions } from "./options.ts";
import { toResult } from "./result.ts";

/** A contract whose table of operations is known to the compiler. */
export type TypedContract<Table> = Contract & { readonly operations: Table };

/**
 * Creates the client of an API from what the pipeline generated for it.
 *
 * ```ts
 * const pets = createClient<paths, operations, typeof contract.operations>(contract, { token });
 * ```
 * @param shorthand turns options that an API's entry adds, to the client and to every call, into header fields
 * @throws InvalidRequestError for an option that can't work
 */
export function createClient<
  Paths extends {},
  Operations,
  Table extends OperationTable<Paths, Operations>,
  Extra extends object = {},
>(
  contract: TypedContract<Table>,
  options: ClientOptions & Extra,
  shorthand?: (options: Partial<Extra>) => HeaderValues,
): Client<Paths, Operations, Table, Extra> {
  const settings = readOptions(contract, { ...options, headers: { ...shorthand?.(options), ...options.headers } });
  const dispatcher = new Dispatcher(contract, settings);
  const methods = Object.entries<Operation>(contract.operations).map(([operationId, operation]) => {
    const places = placesOf(operation);
    const method = async (args: object = {}, given: CallOptions & Partial<Extra> = {}) => {
      const { path, query, body } = sort(operationId, places, args);
      const headers = [settings.headers, shorthand?.(given), given.headers];
      const request = { params: { path, query }, headers, init: body, decoded: true };
      return toResult(await dispatcher.dispatch(operationId, operation, request, given));
    };
    // `isStatus` knows a method by its name.
    return [operationId, Object.defineProperty(method, "name", { value: operationId })];
  });
  // Each method forwards what its type says to the operation of the same name.
  return { ...Object.fromEntries(methods), fetch: createFetch<Paths>(contract, settings, dispatcher) } as Client<
    Paths,
    Operations,
    Table,
    Extra
  >;
}

type Place = "path" | "query" | "body";

/** Where each of a method's flat arguments belongs. */
function placesOf({ parameters, requestBody }: Operation): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>(requestBody && [["body", "body"]]);
  for (const { name, in: place } of parameters) if (place === "path" || place === "query") places.set(name, place);
  return places;
}

/** Sorts a method's flat arguments into the places where they belong; `body` is in the last of them under its own name. */
function sort(
  operationId: string,
  places: ReadonlyMap<string, Place>,
  args: object,
): Record<Place, Record<string, unknown>> {
  const sorted: Record<Place, Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const [name, value] of Object.entries(args)) {
    const place = places.get(name);
    if (place === undefined) throw new InvalidRequestError(name, `is not a parameter of ${operationId}`);
    sorted[place][name] = value;
  }
  return sorted;
}
