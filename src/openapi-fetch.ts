import createFetchClient, { type Middleware, type ParseAs } from "openapi-fetch";
import type { Method, Operation } from "./contract.ts";
import { assertPinned } from "./request/pin-url.ts";
import type { ParameterValues } from "./request/write-parameters.ts";
import type { InterpretedResponse } from "./response/interpret.ts";
import { reveal, toStandIn } from "./response/stand-in.ts";
import { toResponse } from "./response/substitute.ts";
import type { SentRequest } from "./transport/attempt-types.ts";

/** A checked request, ready to be sent. */
export interface PreparedRequest extends SentRequest {
  /** The URL without its query. */
  readonly target: string;
}

/** A call as openapi-fetch and its middleware see it, and the next step. */
export interface FetchCall {
  readonly operation: Operation;
  readonly params: ParameterValues;
  readonly request: PreparedRequest;
  /** How the body is read, as middleware sees it. */
  readonly parseAs: ParseAs;
  /** Middleware for this call alone, after the client's. */
  readonly middleware: readonly Middleware[];
  readonly send: (request: SentRequest) => Promise<InterpretedResponse>;
  /** Reads a response with which a middleware replaced the server's. */
  readonly readSubstitute: (response: Response) => Promise<InterpretedResponse>;
}

/** The paths of an API that is known only at run time. */
type AnyPaths = Record<string, Record<Lowercase<Exclude<Method, "QUERY">>, AnyOperation>>;

interface AnyOperation {
  parameters: { path?: ParameterValues["path"]; query?: ParameterValues["query"] };
  requestBody?: { content: Record<string, unknown> };
  responses: Record<number, { content: Record<string, unknown> }>;
}

/**
 * The single path through openapi-fetch, which builds each request and runs the middleware. It never reads a body, since it
 * gets a stand-in with the status 204: only the transport reads responses.
 */
export class OpenapiFetch {
  // The path serializer's result already contains the query.
  readonly #client = createFetchClient<AnyPaths>({ querySerializer: () => "" });
  readonly #wrappers = new WeakMap<Middleware, Middleware>();
  /** Never reset: a middleware that was registered twice and ejected once is still registered. */
  #hasMiddleware = false;

  use(...middleware: Middleware[]): void {
    if (!this.#hasMiddleware) this.#client.use(LAST);
    this.#hasMiddleware = true;
    this.#client.use(...middleware.map((each) => this.#wrap(each)));
  }

  eject(...middleware: Middleware[]): void {
    this.#client.eject(...middleware.map((each) => this.#wrap(each)));
  }

  /**
   * Sends a request, and resolves to the response after the middleware. Without middleware, openapi-fetch need not build a
   * `Request`, which nobody would see.
   */
  request(call: FetchCall): Promise<InterpretedResponse> {
    return this.#hasMiddleware || call.middleware.length > 0 ? this.#observed(call) : this.#direct(call);
  }

  #direct({ operation, request, send }: FetchCall): Promise<InterpretedResponse> {
    return new Promise((resolve, reject) => {
      const init = {
        params: NO_PARAMS,
        pathSerializer: () => request.url,
        Request: UrlOnly,
        // Settled here, because openapi-fetch ignores a falsy rejection.
        fetch: async () => {
          await send(request).then(resolve, reject);
          return NOTHING;
        },
      };
      this.#client.request(verbOf(operation), operation.path, init).catch(reject);
    });
  }

  async #observed(call: FetchCall): Promise<InterpretedResponse> {
    const { operation, params, request, parseAs, middleware, send, readSubstitute } = call;
    let interpreted: InterpretedResponse | undefined;
    let shown: Response | undefined;
    const { response } = await this.#client.request(verbOf(operation), operation.path, {
      params: { path: params.path ?? {}, query: params.query ?? {} },
      pathSerializer: () => request.url,
      parseAs,
      headers: request.headers,
      body: request.body ?? undefined,
      bodySerializer: asItIs,
      middleware: [...(this.#hasMiddleware ? [] : [LAST]), ...middleware.map((each) => this.#wrap(each))],
      fetch: async (changed: Request) => {
        assertPinned(changed.url, request.target);
        interpreted = await send(await toSentRequest(changed));
        return (shown = toResponse(interpreted));
      },
    });
    const left = reveal(response);
    return interpreted && left === shown ? interpreted : readSubstitute(left);
  }

  #wrap(middleware: Middleware): Middleware {
    const known = this.#wrappers.get(middleware);
    if (known) return known;
    const wrapper = hideIntercepted(middleware);
    this.#wrappers.set(middleware, wrapper);
    return wrapper;
  }
}

/** openapi-fetch sends any method; its types have those of OpenAPI 3.1, without QUERY. */
function verbOf({ method }: Operation): Lowercase<Exclude<Method, "QUERY">> {
  return method.toLowerCase() as Lowercase<Exclude<Method, "QUERY">>;
}

/** openapi-fetch calls the path serializer only if `params.path` is set. */
const NO_PARAMS = { path: {} };

/** A response without a body for openapi-fetch. */
const NOTHING = new Response(null, { status: 204 });

/** Replaces `Request` if no middleware sees it. */
class UrlOnly {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
}

/** Registered first and so run last, it hides the final response from openapi-fetch. */
const LAST: Middleware = { onResponse: ({ response }) => toStandIn(response) };

/** If `onRequest` returns a response, openapi-fetch ends the call without running `onResponse`. */
function hideIntercepted(middleware: Middleware): Middleware {
  return {
    async onRequest(options) {
      const returned = await middleware.onRequest?.(options);
      return returned instanceof Response ? toStandIn(returned) : returned;
    },
    onResponse: (options) => middleware.onResponse?.(options),
    onError: (options) => middleware.onError?.(options),
  };
}

function asItIs<T>(body: T): T {
  return body;
}

/** What to send, possibly more than once: a request's body can be read only once. */
async function toSentRequest({ url, method, headers, body }: Request): Promise<SentRequest> {
  const bytes = body === null ? null : await new Response(body).arrayBuffer();
  return { url, method, headers: Object.fromEntries(headers), body: bytes };
}
