import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { Method, Operation } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import { assertPinned } from "./request/pin-url.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { reveal, toStandIn } from "./response/stand-in.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { SentRequest } from "./transport/attempt-types.ts";
import type { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";
import { explain } from "./transport/settle.ts";

/** A checked request, ready to be sent. */
export interface PreparedRequest extends SentRequest {
  /** The URL without its query. */
  readonly target: string;
}

/** openapi-fetch sends any method; its types have those of OpenAPI 3.1, without QUERY. */
type Verb = Lowercase<Exclude<Method, "QUERY">>;

/** The paths of an API that is known only at run time. */
type AnyPaths = Record<string, Record<Verb, { requestBody?: { content: Record<string, unknown> }; responses: {} }>>;

// The path serializer's result already contains the query.
const openapiFetch = createOpenapiFetch<AnyPaths>({ querySerializer: () => "" });

/**
 * The single path through openapi-fetch, which builds each request and runs the middleware. It never reads a body, since it
 * gets a stand-in with the status 204: only the transport reads responses. Without middleware it need not build a `Request`,
 * which nobody would see.
 */
export function throughOpenapiFetch(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
  const middleware = [...call.client.middleware, ...(call.request.middleware ?? [])];
  return middleware.length > 0 ? observed(call, request, middleware) : direct(call, request);
}

function direct(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
  return new Promise((resolve, reject) => {
    const init = {
      params: NO_PARAMS,
      pathSerializer: () => request.url,
      Request: UrlOnly,
      // Settled here, because openapi-fetch ignores a falsy rejection.
      fetch: () => sendWithRetries(call, request).then(resolve, reject).then(nothing),
    };
    openapiFetch.request(verbOf(call.operation), call.operation.path, init).catch(reject);
  });
}

async function observed(
  call: CallState,
  request: PreparedRequest,
  middleware: readonly Middleware[],
): Promise<InterpretedResponse> {
  const { path = {}, query = {} } = call.request.params;
  let interpreted: InterpretedResponse | undefined;
  let shown: Response | undefined;
  const init = {
    params: { path, query },
    pathSerializer: () => request.url,
    parseAs: call.options.parseAs ?? "json",
    headers: request.headers,
    body: request.body ?? undefined,
    bodySerializer: asItIs,
    middleware: [LAST, ...middleware.map(hideIntercepted)],
    fetch: async (changed: Request) => {
      try {
        interpreted = await sendChanged(call, changed, request.target);
        return (shown = toResponse(interpreted));
      } catch (error) {
        throw error || new FalsyRejection(error);
      }
    },
  };
  try {
    const { response } = await openapiFetch.request(verbOf(call.operation), call.operation.path, init);
    const left = reveal(response);
    return interpreted && left === shown ? interpreted : await readSubstitute(left, call);
  } catch (error) {
    throw error instanceof FalsyRejection ? error.cause : error;
  }
}

/** openapi-fetch ignores a falsy rejection, such as the reason of `abort(null)`. */
class FalsyRejection extends Error {
  constructor(cause: unknown) {
    super("The call was aborted.", { cause });
  }
}

async function sendChanged(call: CallState, changed: Request, target: string): Promise<InterpretedResponse> {
  const { idempotency } = call.operation;
  try {
    assertPinned(changed.url, target);
    const sent = await toSentRequest(changed);
    call.idempotencyKey = idempotency && sent.headers[idempotency.field];
    return await sendWithRetries(call, sent);
  } catch (error) {
    if (!(error instanceof InvalidRequestError) || call.attempts.length === 0) throw error;
    // A middleware had already sent it, so it does not hold that nothing was sent.
    const [message, report] = explain(call, `was sent, and then its ${error.parameter} ${error.rule}`);
    throw Object.assign(error, report, { message });
  }
}

function verbOf({ method }: Operation): Verb {
  return method.toLowerCase() as Verb;
}

/** openapi-fetch calls the path serializer only if `params.path` is set. */
const NO_PARAMS = { path: {}, query: {} };

/** A response without a body for openapi-fetch. */
const NOTHING = new Response(null, { status: 204 });
const nothing = () => NOTHING;

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
async function toSentRequest(request: Request): Promise<SentRequest> {
  const { url, method, headers } = request;
  if (request.bodyUsed) throw new InvalidRequestError("body", "was read by a middleware, which must read a clone");
  const body = request.body === null ? null : await request.clone().arrayBuffer();
  return { url, method, headers: Object.fromEntries(headers), body };
}
