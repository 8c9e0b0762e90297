import type { Contract, Operation, OperationTable, Parameter } from "./contract.ts";
import { callOperation, type ClientContext } from "./call-operation.ts";
import { InvalidRequestError } from "./errors.ts";
import { createFetchClient } from "./fetch-client.ts";
import { checkFieldValue } from "./headers.ts";
import type { Client } from "./methods.ts";
import type { CallOptions, ClientOptions, HeaderValues } from "./options.ts";
import { OpenapiFetch } from "./openapi-fetch.ts";
import type { ParameterValues } from "./parameters.ts";
import { toResult } from "./response/result.ts";
import { checkCallOptions, readOptions } from "./settings.ts";

/** A contract whose table of operations is known to the compiler. */
export type TypedContract<Table> = Contract & { readonly operations: Table };

/**
 * Creates the client of an API from what the pipeline generated for it.
 *
 * ```ts
 * const pets = createClient<paths, operations, typeof contract.operations>(contract, { token });
 * ```
 * @param shorthands options that an API's entry adds, to the client and to every call, and the header fields each stands for
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
  shorthands?: Shorthands<Extra>,
): Client<Paths, Operations, Table, Extra> {
  const headers = { ...expand(shorthands, options), ...options.headers };
  const settings = readOptions(contract, { ...options, headers }, shorthands);
  const client: ClientContext = { contract, settings, openapiFetch: new OpenapiFetch(), paths: new Map() };
  const methods = Object.entries<Operation>(contract.operations).map(([operationId, operation]) => {
    const targets = targetsOf(operation);
    const method = async (args: object = {}, given: CallOptions & Partial<Extra> = {}) => {
      checkCallOptions(given, shorthands);
      const { params, body } = groupArguments(operationId, targets, args);
      const headers = [settings.headers, expand(shorthands, given), given.headers];
      return toResult(await callOperation(client, { operationId, operation, params, headers, body }, given));
    };
    // `isStatus` knows a method by its name.
    return [operationId, Object.defineProperty(method, "name", { value: operationId })];
  });
  // Each method forwards what its type says to the operation of the same name.
  return { ...Object.fromEntries(methods), fetch: createFetchClient<Paths>(client) } as Client<
    Paths,
    Operations,
    Table,
    Extra
  >;
}

/** For each option that an API's entry adds, the header fields that its members stand for. */
export type Shorthands<Extra> = {
  readonly [Name in keyof Extra]-?: { readonly [Member in keyof Exclude<Extra[Name], undefined>]: string };
};

/** The header fields that an object's shorthands stand for. Throws where one lacks a member, or it can't be sent. */
function expand<Extra extends object>(
  shorthands: Shorthands<Extra> | undefined,
  options: Partial<Extra>,
): HeaderValues {
  const fields: Record<string, string> = {};
  for (const name in shorthands) {
    const option = options[name];
    if (option === undefined) continue;
    for (const [member, field] of Object.entries<string>(shorthands[name])) {
      const value: unknown = Object(option)[member];
      const rule = typeof value === "string" ? checkFieldValue(value) : "must be a string";
      if (rule !== undefined) throw new InvalidRequestError(`${name}.${member}`, rule);
      fields[field] = String(value);
    }
  }
  return fields;
}

/** What a flat argument stands for. */
type Target = Pick<Parameter, "in" | "name"> | typeof BODY;

const BODY = "body";

/** What each of a method's flat arguments stands for. */
function targetsOf({ parameters, requestBody }: Operation): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>(requestBody && [[BODY, BODY]]);
  for (const parameter of parameters) {
    if (parameter.in !== "header") targets.set(parameter.argument ?? parameter.name, parameter);
  }
  return targets;
}

/** Sorts a method's flat arguments into the places where they belong. */
function groupArguments(
  operationId: string,
  targets: ReadonlyMap<string, Target>,
  args: object,
): { readonly params: ParameterValues; readonly body: unknown } {
  const params: Partial<Record<Parameter["in"], Record<string, unknown>>> = {};
  let body: unknown;
  for (const [argument, value] of Object.entries(args)) {
    const target = targets.get(argument);
    if (target === undefined) throw new InvalidRequestError(argument, `is not a parameter of ${operationId}`);
    if (target === BODY) body = value;
    else (params[target.in] ??= {})[target.name] = value;
  }
  return { params, body };
}
