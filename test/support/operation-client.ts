import {
  createClient,
  type CallOptions,
  type ClientOptions,
  type Failure,
  type StreamOptions,
  type Success,
} from "revokit";
import { contractOf } from "./contract.ts";
import { TOKEN } from "./secrecy.ts";

/** A client of a document with one operation, and its untyped method. */
export interface OperationClient {
  readonly fetch: ReturnType<typeof createAny>["fetch"];
  call(args?: object, options?: AnyCallOptions): Promise<AnyResult>;
}

type AnyCallOptions = CallOptions & Partial<StreamOptions> & { readonly idempotencyKey?: string };

type AnyResult = Success<number, unknown> | Failure<number, unknown>;

const JSON_CONTENT = { "application/json": { schema: {} } };

/** Documented responses with a JSON body. */
export function jsonResponses(...statuses: readonly (number | string)[]): object {
  return Object.fromEntries(statuses.map((status) => [status, { description: "Any.", content: JSON_CONTENT }]));
}

/** The members of an operation that takes an idempotency key and documents a conflict while the key is in progress. */
export const withKey = {
  parameters: [{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } }],
  "x-idempotency": {
    header: "Idempotency-Key",
    retention: "PT24H",
    inProgress: { status: "409", reason: "IN_PROGRESS" },
  },
};

/** Creates a client of an operation at `/x` of a server, with short waits. */
export function createOperationClient(
  url: string,
  operation: object,
  { method = "post", ...options }: ClientOptions & { readonly method?: string } = {},
  document: object = {},
): OperationClient {
  const client = createAny(document, operation, method, {
    token: TOKEN,
    baseUrl: url,
    retry: { baseDelay: 1 },
    attemptTimeout: 3_000,
    timeout: 9_000,
    ...options,
  });
  const run: unknown = Reflect.get(client, "run");
  if (typeof run !== "function") throw new Error("The client has no method.");
  return { fetch: client.fetch, call: (args, given) => Reflect.apply(run, client, [args, given]) };
}

function createAny(document: object, operation: object, method: string, options: ClientOptions) {
  const paths = { "/x": { [method]: { operationId: "run", responses: jsonResponses(200), ...operation } } };
  return createClient(contractOf({ ...document, paths }), options);
}
