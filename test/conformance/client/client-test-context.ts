import type * as revokit from "revokit";
import type { Contract, OperationFacts } from "revokit";
import { assertDefined } from "../../../scripts/assert-defined.ts";
import type { GeneratedApi } from "../../support/generated-apis.ts";
import type { Engine } from "./engine.ts";
import type { Input } from "./inputs.ts";
import { requiredExamples } from "../../support/required-examples.ts";

/** The library under test: that of this repository, or a copy of it with a fault. */
export type Library = typeof revokit;

/** A client whose contract is known only at run time. */
export type AnyClient = Readonly<Record<string, AnyMethod>> & { readonly fetch: Readonly<Record<string, AnyVerb>> };
export type AnyMethod = (args?: object, options?: object) => Promise<AnyResult>;
type AnyVerb = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** A result of any operation. */
export interface AnyResult extends revokit.CallReport {
  readonly ok: boolean;
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly operationId: string;
  readonly replayed: boolean;
  readonly response: Response;
}

/** A request that a client passed to its `fetch`. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers a client's requests one after another; the last answer repeats. */
export type Script = readonly (() => Response | Promise<Response>)[];

export const TOKEN = "token_of_the_conformance_suite";

/** One operation, the library, and the engine that judges it. */
export interface ClientTestContext {
  readonly library: Library;
  readonly api: GeneratedApi;
  readonly operationId: string;
  readonly operation: OperationFacts;
  readonly engine: Engine;
  /** How many inputs to generate. */
  readonly runs: number;
}

/** The client of an API that is known only at run time. */
export function createAnyClient(
  library: Pick<Library, "createClient">,
  contract: Contract & { readonly operations: {} },
  options: revokit.ClientOptions,
): AnyClient {
  // The types of its methods are those of its contract.
  return library.createClient<{}, {}, {}>(contract, options) as unknown as AnyClient;
}

/** A client whose requests are answered by a script, and the list of those requests. */
export function scripted(
  { library, api }: Pick<ClientTestContext, "library" | "api">,
  script: Script,
  options: object = {},
) {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const answer = assertDefined(script[Math.min(sent.length, script.length - 1)]);
    sent.push({ url, init, headers });
    return answer();
  };
  const settings = { token: TOKEN, fetch, retry: { baseDelay: 0 }, ...options };
  return { client: createAnyClient(library, api.contract, settings), sent };
}

/** Calls the operation's method. */
export async function call(
  { operationId, operation }: Pick<ClientTestContext, "operationId" | "operation">,
  client: AnyClient,
  input: Input,
  options: object = {},
): Promise<AnyResult> {
  const method = assertDefined(client[operationId]);
  const args = toArguments(operation, input);
  const key = operation.idempotency?.header ?? "";
  const { [key]: idempotencyKey, ...headers } = input.header;
  return method(args, { headers, ...(idempotencyKey !== undefined && { idempotencyKey }), ...options });
}

/** An input as a method's flat arguments; a parameter that shares its name with another has a different argument. */
export function toArguments({ parameters }: OperationFacts, input: Input): Record<string, unknown> {
  const named: readonly (readonly [string, unknown])[] = (["path", "query", "cookie"] as const).flatMap((place) =>
    Object.entries(input[place]).map(([name, value]) => {
      const { argument = name } = parameters.find((each) => each.in === place && each.name === name) ?? {};
      return [argument, value] as const;
    }),
  );
  return { ...Object.fromEntries(named), ...("body" in input && { body: input.body }) };
}

/** The document's own examples as arguments: of the required parameters, and the body. */
export function exampleInput({ operation }: Pick<ClientTestContext, "operation">): Input {
  const [body] = Object.values(operation.examples.requestBody ?? {});
  const header = Object.fromEntries(
    Object.entries(requiredExamples(operation, "header")).map(([name, value]) => [name, String(value)]),
  );
  return {
    path: requiredExamples(operation, "path"),
    query: requiredExamples(operation, "query"),
    cookie: requiredExamples(operation, "cookie"),
    header,
    ...(body !== undefined && { body }),
  };
}

/** A server's answer. */
export function respond(
  status: number,
  mediaType?: string,
  value?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const isBodiless = mediaType === undefined || [204, 205, 304].includes(status);
  const body = isBodiless ? null : typeof value === "string" && !/json/.test(mediaType) ? value : JSON.stringify(value);
  const response = new Response(body, { status, headers });
  if (mediaType !== undefined) response.headers.set("content-type", mediaType);
  return response;
}

/** A documented answer that shows one of its examples. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the answer has no body. */
  readonly mediaType?: string;
  readonly value?: unknown;
}

/** Every documented answer, with each of its examples. */
export function documentedAnswers({ operation }: Pick<ClientTestContext, "operation">): DocumentedAnswer[] {
  return Object.entries(operation.responses).flatMap(([key, { headers: shown, content }]): DocumentedAnswer[] => {
    const status = key === "default" ? 599 : Number(key.replace("XX", "17"));
    const headers = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, String(value)]));
    if (Object.keys(content).length === 0) return [{ status, headers }];
    return Object.entries(content).flatMap(([mediaType, { examples }]) =>
      Object.values(examples).map((value) => ({ status, headers, mediaType, value })),
    );
  });
}
