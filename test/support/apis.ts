import type { CallOptions, ClientOptions, Contract, Facts, Failure, Success } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { facts as kirimFacts } from "../../generated/kirim/facts.ts";
import { contract as kirimContract } from "../../generated/kirim/operations.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";
import { contract as naturalContract } from "../../generated/natural/operations.ts";
import type { Operation } from "../../src/contract.ts";
import type { OperationFacts } from "../../src/facts.ts";
import { type Fields, json } from "./answers.ts";
import type { Answer } from "./loopback.ts";

/** The result of any API's method. */
export type AnyResult = Success<number, unknown> | Failure<number, unknown>;

/** The options of any API's method. */
export type AnyOptions = CallOptions & { readonly idempotencyKey?: string };

/** An API under test, with its one operation. */
export interface TestApi {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly facts: OperationFacts;
  /** Valid values for the parameters in the path. */
  readonly ids: Readonly<Record<string, string>>;
  create(options: ClientOptions): TestClient;
}

/** A client and its one method, untyped so that it takes any arguments. */
export interface TestClient {
  readonly client: object;
  call(args: object, options?: AnyOptions): Promise<AnyResult>;
}

function testApi(contract: Contract, facts: Facts, createClient: (options: ClientOptions) => object): TestApi {
  const [[operationId, operation] = []] = Object.entries(contract.operations);
  const known = operationId === undefined ? undefined : facts.operations[operationId];
  if (operationId === undefined || !operation || !known) throw new Error(`${contract.name} has no operation.`);
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  return {
    contract,
    operation,
    facts: known,
    ids: Object.fromEntries(inPath.map(({ name }) => [name, String(known.examples.parameters[name])])),
    create(options) {
      const client = createClient(options);
      const method: unknown = Reflect.get(client, operationId);
      if (typeof method !== "function") throw new Error(`The client has no ${operationId}.`);
      return { client, call: (args, given) => Reflect.apply(method, client, [args, given]) };
    },
  };
}

export const kirim = testApi(kirimContract, kirimFacts, createKirim);

export const natural = testApi(naturalContract, naturalFacts, createNatural);

/** Both APIs, for tests of what is true of any. */
export const apis = [kirim, natural];

/** The example body of a documented response: the first, or the one of this name. */
export function bodyOf({ facts, contract }: TestApi, status: number | string, name?: string): unknown {
  const [{ examples } = { examples: {} }] = Object.values(facts.responses[String(status)]?.content ?? {});
  const body = name === undefined ? Object.values(examples)[0] : examples[name];
  if (body === undefined) throw new Error(`${contract.name} has no such example for ${status}.`);
  return body;
}

/** A documented response with the example's body and headers. */
export function example(api: TestApi, status: number | string, fields: Fields = {}, name?: string): Answer {
  const given = api.facts.responses[String(status)]?.headers ?? {};
  const { replayed } = api.operation.idempotency ?? {};
  const documented = Object.entries(given)
    // These two describe a particular request, so tests set them themselves.
    .filter(([field]) => field !== replayed?.header && field.toLowerCase() !== "retry-after")
    .map(([field, value]) => [field, String(value)]);
  return json(Number(status), bodyOf(api, status, name), { ...Object.fromEntries(documented), ...fields });
}

/** The header that marks a replay. */
export function replayedFields({ operation, contract }: TestApi): Fields {
  const { replayed } = operation.idempotency ?? {};
  if (replayed === undefined) throw new Error(`${contract.name} has no replays.`);
  return { [replayed.header]: replayed.value };
}

/** The name of the example for an idempotency conflict. */
export function exampleOf(api: TestApi, conflict: "inProgress" | "keyReused"): { status: string; name: string } {
  const { status, reason } = api.facts.idempotency?.[conflict] ?? {};
  if (status === undefined || reason === undefined) throw new Error(`${api.contract.name} has no ${conflict}.`);
  const [{ examples } = { examples: {} }] = Object.values(api.facts.responses[status]?.content ?? {});
  const [name] = Object.entries(examples).find(([, body]) => JSON.stringify(body).includes(reason)) ?? [];
  if (name === undefined) throw new Error(`${api.contract.name} has no example of ${conflict}.`);
  return { status, name };
}
