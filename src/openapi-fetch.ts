import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { Method } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import { assertPinned } from "./request/pin-url.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { PreparedRequest, SentRequest } from "./transport/attempt-types.ts";
import type { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";
import { explain } from "./transport/settle.ts";

/** openapi-fetch sends any method, but its types know only those of OpenAPI 3.1, without QUERY. */
type Verb = Lowercase<Exclude<Method, "QUERY">>;

/** The paths of an API that is known only at run time. */
type AnyPaths = Record<string, Record<Verb, { requestBody?: { content: Record<string, unknown> }; responses: {} }>>;

// The path serializer's result already contains the query.
const openapiFetch = createOpenapiFetch<AnyPaths>({ querySerializer: () => "" });

/** A response without a body, which is all that openapi-fetch gets: only the transport reads responses. */
const NOTHING = new Response(null, { status: 204 });
const AT_ONCE = Promise.resolve(NOTHING);

/** The single path through openapi-fetch, which builds each request and runs the middleware. */
export function throughOpenapiFetch(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
  const { client, operation } = call;
  const verb = operation.method.toLowerCase() as Verb;
  const middleware = [...client.middleware, ...(call.request.middleware ?? [])];
  return middleware.length > 0 ? observed(call, request, verb, middleware) : direct(call, request, verb);
}

/** Without middleware, openapi-fetch need not build a `Request`, which nobody would see. */
function direct(call: CallState, request: PreparedRequest, verb: Verb): Promise<InterpretedResponse> {
  return new Promise((resolve, reject) => {
    const init = {
      // openapi-fetch calls the path serializer only if `params.path` is set.
      params: { path: {}, query: {} },
      pathSerializer: () => request.url,
      Request: Unseen,
      // openapi-fetch need not wait for the response, and would ignore a falsy rejection.
      fetch: () => {
        resolve(sendWithRetries(call, request));
        return AT_ONCE;
      },
    };
    openapiFetch.request(verb, call.operation.path, init).catch(reject);
  });
}

/** Holds what openapi-fetch assigns to a request. */
class Unseen {
  [name: string]: unknown;
}

async function observed(
  call: CallState,
  request: PreparedRequest,
  verb: Verb,
  middleware: readonly Middleware[],
): Promise<InterpretedResponse> {
  const { path = {}, query = {} } = call.request.params;
  let interpreted: InterpretedResponse | undefined;
  let shown: Response | undefined;
  let left = NOTHING;
  let falsy: Error | undefined;
  const take = (response: Response) => {
    left = response;
    return NOTHING;
  };
  try {
    await openapiFetch.request(verb, call.operation.path, {
      params: { path, query },
      pathSerializer: () => request.url,
      parseAs: call.options.parseAs ?? "json",
      headers: request.headers,
      body: request.body ?? undefined,
      bodySerializer: (body: unknown) => body,
      // openapi-fetch runs `onResponse` in reverse, so the first entry sees the response last.
      middleware: [
        { onResponse: ({ response }) => take(response) },
        ...middleware.map((each) => intercept(each, take)),
      ],
      fetch: async (changed: Request) => {
        try {
          interpreted = await sendChanged(call, changed, request.target);
          return (shown = toResponse(interpreted));
        } catch (error) {
          // openapi-fetch ignores a falsy rejection, such as the reason of `abort(null)`.
          throw error || (falsy = new Error("The call was aborted.", { cause: error }));
        }
      },
    });
    return interpreted && left === shown ? interpreted : await readSubstitute(left, call);
  } catch (error) {
    throw falsy !== undefined && error === falsy ? falsy.cause : error;
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
    // A middleware had already sent the request, so "Nothing was sent" would be false.
    const [message, report] = explain(call, `was sent, and then its ${error.parameter} ${error.rule}`);
    throw Object.assign(error, report, { message });
  }
}

/** If `onRequest` returns a response, openapi-fetch ends the call without running `onResponse`. */
function intercept(middleware: Middleware, take: (response: Response) => Response): Middleware {
  return {
    async onRequest(options) {
      const returned = await middleware.onRequest?.(options);
      return returned instanceof Response ? take(returned) : returned;
    },
    onResponse: (options) => middleware.onResponse?.(options),
    onError: (options) => middleware.onError?.(options),
  };
}

/** What to send, possibly more than once: a request's body can be read only once. */
async function toSentRequest(request: Request): Promise<SentRequest> {
  const { url, method, headers } = request;
  if (request.bodyUsed) throw new InvalidRequestError("body", "was read by a middleware, which must read a clone");
  const body = request.body === null ? null : await request.clone().arrayBuffer();
  return { url, method, headers: Object.fromEntries(headers), body };
}
