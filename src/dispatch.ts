import createFetchClient, { type Client as FetchClient, type Middleware } from "openapi-fetch";
import { assertPinned } from "./base-url.ts";
import type { Contract, Method, Operation } from "./contract.ts";
import { checkToken } from "./credential.ts";
import { InvalidRequestError, TimeoutError } from "./errors.ts";
import { mergeHeaders } from "./headers.ts";
import { type CallOptions, checkAmount, type HeaderValues, type Settings } from "./options.ts";
import { checkParameters, type ParameterValues } from "./parameters.ts";
import type { Answer } from "./transport/answer.ts";
import { Call } from "./transport/call.ts";
import { within } from "./transport/clock.ts";
import { Transport } from "./transport/send.ts";

/** A request for an operation, as openapi-fetch takes it, with this library's own options beside. */
export interface OperationRequest extends CallOptions {
  readonly params?: ParameterValues;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly middleware?: Middleware[];
  /** Whether the caller takes the body from the call, so that openapi-fetch need not read it once more. */
  readonly decoded?: boolean;
}

/** What comes back: openapi-fetch's own result, and the call as it went. */
export interface Dispatched {
  readonly call: Call;
  readonly result: FetchResult;
  /** Whether the response is the one that the transport read, and not one that a middleware put in its place. */
  readonly untouched: boolean;
}

interface FetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The paths of an API whose operations are known only at run time. */
type AnyPaths = Record<string, Record<HttpMethod, AnyOperation>>;

interface AnyOperation {
  parameters: { path?: ParameterValues["path"]; query?: ParameterValues["query"] };
  requestBody?: { content: Record<string, unknown> };
  responses: Record<number, { content: Record<string, unknown> }>;
}

type HttpMethod = Lowercase<Method>;

type Body = NonNullable<RequestInit["body"]>;

let calls = 0;

/** Checks requests against the contract and sends them: the one way out of a client. */
export class Dispatcher {
  readonly #contract: Contract;
  readonly #settings: Settings;
  readonly #transport: Transport;
  readonly #core: FetchClient<AnyPaths>;
  readonly #middleware = new Set<Middleware>();

  constructor(contract: Contract, settings: Settings) {
    this.#contract = contract;
    this.#settings = settings;
    this.#transport = new Transport(settings);
    this.#core = createFetchClient<AnyPaths>({ baseUrl: settings.baseUrl });
  }

  use(...middleware: Middleware[]): void {
    this.#core.use(...middleware);
    for (const each of middleware) this.#middleware.add(each);
  }

  eject(...middleware: Middleware[]): void {
    this.#core.eject(...middleware);
    for (const each of middleware) this.#middleware.delete(each);
  }

  /** Throws an `InvalidRequestError` before anything is sent, or what `Transport.send` throws. */
  async dispatch(operationId: string, operation: Operation, request: OperationRequest): Promise<Dispatched> {
    const { params = {}, headers: given, idempotencyKey, timeout, signal, onEvent, decoded = false, ...rest } = request;
    const settings = this.#settings;
    const call = new Call({
      name: { api: this.#contract.name, operationId, callId: ++calls },
      operation,
      requestId: this.#contract.requestId,
      timeout: timeout === undefined ? settings.timeout : checkAmount("timeout", timeout, 1),
      signal,
      listeners: [settings.onEvent, onEvent].filter((listener) => listener !== undefined),
    });
    try {
      signal?.throwIfAborted();
      const headers = mergeHeaders(operation, [settings.headers, given, asFields(params.header)]);
      addIdempotencyKey(operation, headers, idempotencyKey);
      checkParameters(operation, { ...params, header: headers });
      call.idempotencyKey = headers[operation.idempotency?.header.toLowerCase() ?? ""];
      await this.#addCredential(call, headers);

      let sent: Response | undefined;
      const hasMiddleware = this.#middleware.size > 0 || (rest.middleware ?? []).length > 0;
      const result = await this.#core.request(operation.method.toLowerCase() as HttpMethod, operation.path, {
        ...rest,
        ...(decoded && { parseAs: "stream" }),
        params: { ...(params.path && { path: params.path }), ...(params.query && { query: params.query }) },
        headers,
        ...(!hasMiddleware && { Request: RequestDraft }),
        fetch: async (built: RequestDraft | Request) => {
          assertPinned(built.url, settings.baseUrl, operation.path);
          const { method, headers } = built;
          await this.#transport.send(built.url, { method, headers, body: await bodyOf(built) }, call);
          return (sent = toResponse(call.answer, decoded && !hasMiddleware));
        },
      });
      return { call, result, untouched: result.response === sent };
    } finally {
      call.end();
    }
  }

  async #addCredential(call: Call, headers: Record<string, string>): Promise<void> {
    const { credential } = call.operation;
    if (credential === undefined) return;
    const { token, tokenVariable } = this.#settings;
    const given = typeof token === "function" ? await this.#ask(token, call) : (token ?? environment(tokenVariable));
    const secret = checkToken(given, tokenVariable);
    call.secret = secret;
    headers[credential.header.toLowerCase()] = credential.scheme ? `${credential.scheme} ${secret}` : secret;
  }

  /** A function that never answers must not hold a call up for ever. */
  #ask(token: () => string | Promise<string>, call: Call): Promise<string> {
    return within(Promise.resolve().then(token), {
      time: call.remaining(),
      signal: call.signal,
      onTimeout: () =>
        new TimeoutError("The function given as `token` took too long. Nothing was sent.", call.report()),
    });
  }
}

/**
 * What openapi-fetch builds in place of a `Request`, which would be taken apart again at once: where no middleware looks at
 * it, building one costs as much as all the rest of a call.
 */
class RequestDraft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Body | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: Body }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** A body that can be sent more than once. */
async function bodyOf({ body }: RequestDraft | Request): Promise<Body | null> {
  return body instanceof ReadableStream ? new Response(body).arrayBuffer() : (body ?? null);
}

/** openapi-fetch reads the body of every failure, and of a success unless told not to; the transport has read the original. */
function toResponse(answer: Answer | undefined, unread: boolean): Response {
  if (answer === undefined) throw new Error("The transport resolved without an answer.");
  const { response, bytes } = answer;
  if (unread && response.ok) return response;
  const { status, statusText, headers } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}

/** The draft on the Idempotency-Key header asks for a value that no other request has: a random UUID, unless one is given. */
function addIdempotencyKey(
  { idempotency }: Operation,
  headers: Record<string, string>,
  given: string | undefined,
): void {
  if (idempotency === undefined) {
    if (given !== undefined) throw new InvalidRequestError("idempotencyKey", "is not taken by this operation");
    return;
  }
  headers[idempotency.header.toLowerCase()] ??= given ?? crypto.randomUUID();
}

/** openapi-fetch's header parameters may be anything that has a string form. */
function asFields(parameters: Readonly<Record<string, unknown>> = {}): HeaderValues {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value === undefined || value === null ? value : String(value),
    ]),
  );
}

/** Not every runtime has one. */
function environment(variable: string): string | undefined {
  return globalThis.process?.env?.[variable];
}
