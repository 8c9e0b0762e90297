import { NOTHING, openapiFetch, verbOf } from "./openapi-fetch-client.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { throughMiddleware } from "./through-middleware.ts";
import type { PreparedRequest } from "./transport/attempt-types.ts";
import type { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** The single path through openapi-fetch, which builds each request and runs the middleware. */
export function throughOpenapiFetch(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
  const middleware = [...call.client.middleware, ...(call.request.middleware ?? [])];
  return middleware.length > 0 ? throughMiddleware(call, request, middleware) : direct(call, request);
}

/** Without middleware, openapi-fetch need not build a `Request`, which nobody would see. */
function direct(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
  const sent: { response?: Promise<InterpretedResponse> } = {};
  const built = openapiFetch.request(verbOf(call.operation), call.operation.path, {
    // openapi-fetch calls the path serializer only if `params.path` is set.
    params: { path: {}, query: {} },
    pathSerializer: () => request.url,
    Request: Unseen,
    // openapi-fetch need not wait for the response, and would ignore a falsy rejection.
    fetch: () => {
      sent.response = sendWithRetries(call, request);
      return AT_ONCE;
    },
  });
  // Without middleware it calls `fetch` at once.
  return sent.response ?? built.then(() => Promise.reject(new Error("openapi-fetch sent nothing.")));
}

const AT_ONCE = Promise.resolve(NOTHING);

/** Holds what openapi-fetch assigns to a request. */
class Unseen {
  [name: string]: unknown;
}
