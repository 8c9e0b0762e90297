import createFetchClient, { type Middleware, type ParseAs } from "openapi-fetch";
import type { Method, Operation } from "./contract.ts";
import { assertPinned } from "./request/pin-url.ts";
import type { ParameterValues } from "./request/write-parameters.ts";
import type { InterpretedResponse } from "./response/interpret.ts";
import { reveal, toStandIn } from "./response/stand-in.ts";
import { toResponse } from "./response/substitute.ts";
import type { SentRequest } from "./transport/attempt-types.ts";

/** A request that has been checked: all that is left to do is to send it. */
export interface PreparedRequest extends SentRequest {
  /** The URL without its query. */
  readonly target: string;
}

/** A call, as openapi-fetch and its middleware know it, and what comes after them. */
export interface FetchCall {
  readonly operation: Operation;
  readonly params: ParameterValues;
  readonly request: PreparedRequest;
  /** What middleware is told of how the body is read. */
  readonly parseAs: ParseAs;
  /** Middleware for this call alone, after the client's. */
  readonly middleware: readonly Middleware[];
  readonly send: (request: SentRequest) => Promise<InterpretedResponse>;
  /** Reads a response that a middleware put in place of the one that was sent for. */
  readonly readSubstitute: (response: Response) => Promise<InterpretedResponse>;
}

/** The paths of an API whose operations are known only at run time. */
type AnyPaths = Record<string, Record<Lowercase<Exclude<Method, "QUERY">>, AnyOperation>>;

interface AnyOperation {
  parameters: { path?: ParameterValues["path"]; query?: ParameterValues["query"] };
  requestBody?: { content: Record<string, unknown> };
  responses: Record<number, { content: Record<string, unknown> }>;
}

/**
 * The one way through openapi-fetch: it builds each request and runs the middleware. It never reads a body, for it is given a
 * stand-in with the status 204: the transport is the one reader of responses.
 */
export class OpenapiFetch {
  // The query is in what the path serializer returns: it is written already.
  readonly #client = createFetchClient<AnyPaths>({ querySerializer: () => "" });
  readonly #wrappers = new WeakMap<Middleware, Middleware>();
  /** Stays set: a middleware that was registered twice and ejected once is still there. */
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
   * Sends a request, and resolves to what the middleware leaves of its response. Where there is none, openapi-fetch need not
   * build a `Request`, which nobody would see.
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
        // Settled here: openapi-fetch takes a failure that is falsy for none.
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

/** openapi-fetch asks the path serializer only where there are parameters in the path. */
const NO_PARAMS = { path: {} };

/** What openapi-fetch finds nothing to read in. */
const NOTHING = new Response(null, { status: 204 });

/** Stands in for `Request` where nobody looks at it. */
class UrlOnly {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
}

/** Registered first, it runs last, and hides the response that the other middleware leaves from openapi-fetch. */
const LAST: Middleware = { onResponse: ({ response }) => toStandIn(response) };

/** openapi-fetch ends the call with a response that `onRequest` returns, without asking any `onResponse`. */
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

/** What to send, more than once if need be: a request's own body can be read only once. */
async function toSentRequest({ url, method, headers, body }: Request): Promise<SentRequest> {
  const bytes = body === null ? null : await new Response(body).arrayBuffer();
  return { url, method, headers: Object.fromEntries(headers), body: bytes };
}
