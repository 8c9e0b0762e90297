import type { Contract, Operation, OperationTable } from "./contract.ts";
import { Dispatcher, type OperationRequest } from "./dispatch.ts";
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
  shorthand: (options: Partial<Extra>) => HeaderValues = () => ({}),
): Client<Paths, Operations, Table, Extra> {
  const settings = readOptions(contract, { ...options, headers: { ...shorthand(options), ...options.headers } });
  const dispatcher = new Dispatcher(contract, settings);
  const methods = Object.entries<Operation>(contract.operations).map(([operationId, operation]) => {
    const method = async (args: object = {}, given: CallOptions & Partial<Extra> = {}) => {
      const headers = { ...shorthand(given), ...given.headers };
      const request = { ...given, headers, decoded: true, ...toRequest(operationId, operation, args) };
      return toResult(await dispatcher.dispatch(operationId, operation, request));
    };
    // `isStatus` knows a method by its name.
    return [operationId, Object.defineProperty(method, "name", { value: operationId })];
  });
  // Each method forwards what its type says to the operation of the same name.
  return { ...Object.fromEntries(methods), fetch: createFetch<Paths>(contract, dispatcher) } as Client<
    Paths,
    Operations,
    Table,
    Extra
  >;
}

/** Sorts a method's flat arguments into the places that their parameters have. */
function toRequest(operationId: string, operation: Operation, args: object): OperationRequest {
  const path: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  let body: unknown;
  for (const [name, value] of Object.entries(args)) {
    const parameter = operation.parameters.find((each) => each.name === name && /^(path|query)$/.test(each.in));
    if (parameter) (parameter.in === "path" ? path : query)[name] = value;
    else if (name === "body" && operation.requestBody) body = value;
    else throw new InvalidRequestError(name, `is not a parameter of ${operationId}`);
  }
  if (body === undefined && operation.requestBody?.required) throw new InvalidRequestError("body", "is required");
  return { params: { path, query }, ...(body !== undefined && { body }) };
}
