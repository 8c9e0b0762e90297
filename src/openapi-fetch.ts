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

const AT_ONCE = Promise.resolve(NOTHING);

/** Without middleware, openapi-fetch need not build a `Request`, since nothing would see it. */
function direct(call: CallState, request: PreparedRequest): Promise<InterpretedResponse> {
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
    openapiFetch.request(verbOf(call.operation), call.operation.path, init).catch(reject);
  });
}

/** Holds what openapi-fetch assigns to a request. */
class Unseen {
  [name: string]: unknown;
}
