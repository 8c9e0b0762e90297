import type { CallOptions, ClientOptions, Contract, Examples, Failure, Success } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { examples as kirimExamples } from "../../generated/kirim/examples.ts";
import { contract as kirimContract } from "../../generated/kirim/operations.ts";
import { examples as naturalExamples } from "../../generated/natural/examples.ts";
import { contract as naturalContract } from "../../generated/natural/operations.ts";
import type { Operation } from "../../src/contract.ts";
import type { ResponseExamples } from "../../src/examples.ts";
import { type Fields, json } from "./answers.ts";
import type { Answer } from "./loopback.ts";

/** What a method of any API resolves to. */
export type AnyResult = Success<number, unknown> | Failure<number, unknown>;

/** What a method of any API can be told. */
export type AnyOptions = CallOptions & { readonly idempotencyKey?: string };

/** An API under test, with its one operation. */
export interface TestApi {
  readonly contract: Contract;
  readonly operation: Operation;
  /** Valid values for the parameters in the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly responses: Readonly<Record<string, ResponseExamples>>;
  create(options: ClientOptions): TestClient;
}

/** A client, and its one method without its type, so that any arguments can be given to it. */
export interface TestClient {
  readonly client: object;
  call(args: object, options?: AnyOptions): Promise<AnyResult>;
}

function testApi(contract: Contract, examples: Examples, createClient: (options: ClientOptions) => object): TestApi {
  const [[operationId, operation] = []] = Object.entries(contract.operations);
  const example = operationId === undefined ? undefined : examples[operationId];
  if (operationId === undefined || !operation || !example) throw new Error(`${contract.name} has no operation.`);
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  return {
    contract,
    operation,
    ids: Object.fromEntries(inPath.map(({ name }) => [name, String(example.parameters[name])])),
    responses: example.responses,
    create(options) {
      const client = createClient(options);
      const method: unknown = Reflect.get(client, operationId);
      if (typeof method !== "function") throw new Error(`The client has no ${operationId}.`);
      return { client, call: (args, given) => Reflect.apply(method, client, [args, given]) };
    },
  };
}

export const kirim = testApi(kirimContract, kirimExamples, createKirim);

export const natural = testApi(naturalContract, naturalExamples, createNatural);

/** Both, for what holds of any API. */
export const apis = [kirim, natural];

/** The example body of a documented response: the first, or the one of this name. */
export function bodyOf({ responses, contract }: TestApi, status: number | string, name?: string): unknown {
  const [examples = {}] = Object.values(responses[String(status)]?.content ?? {});
  const body = name === undefined ? Object.values(examples)[0] : examples[name];
  if (body === undefined) throw new Error(`${contract.name} has no such example for ${status}.`);
  return body;
}

/** A documented response, as the spec's example has it. */
export function example(api: TestApi, status: number | string, fields: Fields = {}, name?: string): Answer {
  const given = api.responses[String(status)]?.headers ?? {};
  const { replayed } = api.operation.idempotency ?? {};
  const documented = Object.entries(given)
    // The examples show each header once. These two say something of this very request, so they are up to the test.
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

/** The name of the example that shows a conflict of the idempotency layer. */
export function exampleOf(api: TestApi, conflict: "inProgress" | "keyReused"): { status: string; name: string } {
  const { status, reason } = api.operation.idempotency?.[conflict] ?? {};
  if (status === undefined || reason === undefined) throw new Error(`${api.contract.name} has no ${conflict}.`);
  const [examples = {}] = Object.values(api.responses[status]?.content ?? {});
  const [name] = Object.entries(examples).find(([, body]) => JSON.stringify(body).includes(reason)) ?? [];
  if (name === undefined) throw new Error(`${api.contract.name} has no example of ${conflict}.`);
  return { status, name };
}
