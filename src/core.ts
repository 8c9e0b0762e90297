import createFetchClient, { type Client, type Middleware, type ParseAs } from "openapi-fetch";
import type { Method } from "./contract.ts";
import type { Fields } from "./headers.ts";
import type { ParameterValues } from "./parameters.ts";
import { assertPinned } from "./path.ts";
import { serializeQuery } from "./query.ts";
import type { Body } from "./request-body.ts";
import type { Answer } from "./transport/answer.ts";
import type { Call } from "./transport/call.ts";
import type { Transport } from "./transport/send.ts";

/** A request that has been checked: all that is left to do is to send it. */
export interface CheckedRequest {
  readonly params: ParameterValues;
  /** The base URL and the path. */
  readonly target: string;
  readonly fields: Fields;
  readonly body: Body | undefined;
}

/** What goes on to openapi-fetch as it is: `parseAs`, `middleware` and whatever else it takes. */
export interface CoreInit {
  readonly parseAs?: ParseAs;
  readonly middleware?: Middleware[];
}

/** What comes back, and the call as it went. */
export interface Dispatched {
  readonly call: Call;
  /** openapi-fetch's own result. */
  readonly result: { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
  /** Whether the response is the transport's own, and not one that a middleware put in its place. */
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

/** openapi-fetch, for what it does beyond sending: middleware, and results of its own kind. */
export class Core {
  readonly #client: Client<AnyPaths>;
  readonly #transport: Transport;
  readonly #middleware = new Set<Middleware>();

  constructor(baseUrl: string, transport: Transport) {
    this.#transport = transport;
    this.#client = createFetchClient<AnyPaths>({ baseUrl });
  }

  get hasMiddleware(): boolean {
    return this.#middleware.size > 0;
  }

  use(...middleware: Middleware[]): void {
    this.#client.use(...middleware);
    for (const each of middleware) this.#middleware.add(each);
  }

  eject(...middleware: Middleware[]): void {
    this.#client.eject(...middleware);
    for (const each of middleware) this.#middleware.delete(each);
  }

  /** What the middleware makes of a request is sent, and what it makes of the response is the result. */
  async request(call: Call, { params, target, fields, body }: CheckedRequest, init: CoreInit): Promise<Dispatched> {
    const { operation } = call;
    let own: Response | undefined;
    const result = await this.#client.request(operation.method.toLowerCase() as HttpMethod, operation.path, {
      ...init,
      params: { path: params.path ?? {}, query: params.query ?? {} },
      pathSerializer: () => target,
      querySerializer: (query) => serializeQuery(operation, query),
      headers: fields,
      body,
      bodySerializer: asItIs,
      fetch: async (request: Request) => {
        assertPinned(request.url, target);
        own = toResponse(await this.#transport.send(request.url, await toInit(request), call));
        return own;
      },
    });
    return { call, result, untouched: result.response === own };
  }
}

function asItIs<T>(body: T): T {
  return body;
}

/** What to send, more than once if need be: a request's own body can be read only once. */
async function toInit({ method, headers, body }: Request): Promise<RequestInit> {
  return {
    method,
    headers: Object.fromEntries(headers),
    body: body === null ? null : await new Response(body).arrayBuffer(),
  };
}

/** The transport has read the body of the original. */
function toResponse({ response: { status, statusText, headers }, bytes }: Answer): Response {
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}
