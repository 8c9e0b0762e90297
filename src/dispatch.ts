import createFetchClient, { type Client as FetchClient, type Middleware, type ParseAs } from "openapi-fetch";
import type { Contract, Method, Operation } from "./contract.ts";
import { addCredential, resolveToken } from "./credential.ts";
import { InvalidRequestError } from "./errors.ts";
import { addCookies, type Fields, mergeHeaders } from "./headers.ts";
import { type CallOptions, checkAmount, type HeaderValues, type Settings } from "./options.ts";
import { checkParameters, type ParameterValues } from "./parameters.ts";
import { assertPinned, compilePath, type PathSerializer } from "./path.ts";
import { serializeQuery } from "./query.ts";
import { serializeBody } from "./request-body.ts";
import { complete, RequestDraft, toResponse } from "./request-draft.ts";
import { Call } from "./transport/call.ts";
import { Transport } from "./transport/send.ts";

/** What a request for an operation consists of. */
export interface OperationRequest {
  readonly params: ParameterValues;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  /** What goes on to openapi-fetch as it is: `body`, `parseAs`, `middleware` and the like. */
  readonly init: { readonly body?: unknown; readonly middleware?: Middleware[]; readonly parseAs?: ParseAs };
  /** Whether the caller takes the body from the call, so that openapi-fetch need not read it once more. */
  readonly decoded: boolean;
}

/** A call's options, with the one that only some operations take. */
export type DispatchOptions = CallOptions & { readonly idempotencyKey?: string | undefined };

/** What comes back: openapi-fetch's own result, and the call as it went. */
export interface Dispatched {
  readonly call: Call;
  readonly result: { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
  /** Whether the response is the one that the transport read, and not one that a middleware put in its place. */
  readonly untouched: boolean;
}

/** The paths of an API whose operations are known only at run time. */
type AnyPaths = Record<string, Record<HttpMethod, AnyOperation>>;

type HttpMethod = Lowercase<Method>;

interface AnyOperation {
  parameters: { path?: ParameterValues["path"]; query?: ParameterValues["query"] };
  requestBody?: { content: Record<string, unknown> };
  responses: Record<number, { content: Record<string, unknown> }>;
}

let calls = 0;

/** Checks requests against the contract and sends them: the one way out of a client. */
export class Dispatcher {
  readonly #contract: Contract;
  readonly #settings: Settings;
  readonly #transport: Transport;
  readonly #core: FetchClient<AnyPaths>;
  readonly #middleware = new Set<Middleware>();
  readonly #paths = new Map<Operation, PathSerializer>();

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
  async dispatch(
    operationId: string,
    operation: Operation,
    request: OperationRequest,
    options: DispatchOptions,
  ): Promise<Dispatched> {
    const call = this.#startCall(operationId, operation, options);
    try {
      call.signal?.throwIfAborted();
      const fields = mergeHeaders(operation, request.headers);
      addIdempotencyKey(operation, fields, options.idempotencyKey);
      const { path = {}, query = {}, cookie = {} } = request.params;
      checkParameters(operation, { path, query, header: fields, cookie });
      addCookies(fields, cookie);
      const body = serializeBody(operation, request.init.body, fields);
      call.idempotencyKey = operation.idempotency && fields[operation.idempotency.header.toLowerCase()];
      if (operation.credential) {
        const { token, tokenVariable } = this.#settings;
        const secret = resolveToken(token, tokenVariable, call);
        addCredential(operation.credential, typeof secret === "string" ? secret : await secret, fields);
      }
      return await this.#send(call, request, fields, body);
    } finally {
      call.end();
    }
  }

  #startCall(operationId: string, operation: Operation, { timeout, signal, onEvent }: CallOptions): Call {
    const settings = this.#settings;
    if (signal !== undefined && typeof signal.throwIfAborted !== "function") {
      throw new InvalidRequestError("signal", "must be an AbortSignal");
    }
    return new Call({
      name: { api: this.#contract.name, operationId, callId: ++calls },
      operation,
      requestId: this.#contract.requestId,
      timeout: timeout === undefined ? settings.timeout : checkAmount("timeout", timeout, 1),
      signal,
      listeners: [settings.onEvent, onEvent],
    });
  }

  async #send(
    call: Call,
    { params, init, decoded }: OperationRequest,
    fields: Fields,
    body: unknown,
  ): Promise<Dispatched> {
    const { method, path } = call.operation;
    const pinned = this.#settings.baseUrl + this.#serializePath(call.operation, params.path ?? {});
    const isSeen = this.#middleware.size > 0 || (init.middleware ?? []).length > 0;
    let sent: Response | undefined;
    const result = await this.#core.request(method.toLowerCase() as HttpMethod, path, {
      ...init,
      params: { path: params.path ?? {}, query: params.query ?? {} },
      pathSerializer: () => pinned,
      querySerializer: (query) => serializeQuery(call.operation, query),
      body,
      bodySerializer: asItIs,
      parseAs: decoded ? "stream" : (init.parseAs ?? "json"),
      // Without a middleware to see it, the request is no more than its URL and body; the fields are added below.
      Request: isSeen ? globalThis.Request : RequestDraft,
      headers: isSeen ? fields : {},
      fetch: async (built: RequestDraft | Request) => {
        assertPinned(built.url, pinned);
        const init = isSeen || built.body ? await complete(built, fields) : { method, headers: fields };
        await this.#transport.send(built.url, init, call);
        return (sent = toResponse(call, decoded && !isSeen));
      },
    });
    return { call, result, untouched: result.response === sent };
  }

  #serializePath(operation: Operation, values: Readonly<Record<string, unknown>>): string {
    let serialize = this.#paths.get(operation);
    if (serialize === undefined) this.#paths.set(operation, (serialize = compilePath(operation)));
    return serialize(values);
  }
}

function asItIs<T>(body: T): T {
  return body;
}

/** The draft on the Idempotency-Key header asks for a value that no other request has: a random UUID, unless one is given. */
function addIdempotencyKey({ idempotency }: Operation, fields: Fields, given: string | undefined): void {
  if (idempotency === undefined) {
    if (given !== undefined) throw new InvalidRequestError("idempotencyKey", "is not taken by this operation");
    return;
  }
  fields[idempotency.header.toLowerCase()] ??= given ?? crypto.randomUUID();
}
