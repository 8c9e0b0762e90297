import type { Middleware } from "openapi-fetch";
import { noteGivenSecrets } from "./credentials/note-given-secrets.ts";
import { InvalidRequestError } from "./errors.ts";
import { guardMiddleware } from "./guard-middleware.ts";
import { NOTHING, openapiFetch, verbOf } from "./openapi-fetch-client.ts";
import { assertPinned } from "./request/pin-url.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { PreparedRequest, SentRequest } from "./transport/attempt-types.ts";
import { explain } from "./transport/call-errors.ts";
import type { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** Sends a request that middleware may change, and whose response it may replace. */
export async function throughMiddleware(
  call: CallState,
  request: PreparedRequest,
  middleware: readonly Middleware[],
): Promise<InterpretedResponse> {
  const { path = {}, query = {} } = call.request.params;
  /** The server's response, and what middleware was shown of it. */
  let received: { readonly interpreted: InterpretedResponse; readonly shown: Response } | undefined;
  /** The response that the last middleware left: the one shown, or another. */
  let final = NOTHING;
  const takeFinal = (response: Response) => {
    final = response;
    return NOTHING;
  };
  try {
    await openapiFetch.request(verbOf(call.operation), call.operation.path, {
      params: { path, query },
      pathSerializer: () => request.url,
      parseAs: call.options.parseAs ?? "json",
      headers: request.headers,
      body: request.body ?? undefined,
      bodySerializer: (body: unknown) => body,
      // openapi-fetch runs `onResponse` in reverse, so the first entry sees the response last.
      middleware: [
        { onResponse: ({ response }) => takeFinal(response) },
        ...middleware.map((each) => intercept(guardMiddleware(each, call), takeFinal)),
      ],
      fetch: async (changed: Request) => {
        const interpreted = await sendChanged(call, changed, request);
        received = { interpreted, shown: toResponse(interpreted) };
        return received.shown;
      },
    });
  } catch (error) {
    throw error instanceof FalsyReason ? error.cause : withReport(error, call);
  }
  return received?.shown === final ? received.interpreted : readSubstitute(final, call);
}

async function sendChanged(
  call: CallState,
  changed: Request,
  { target, headers }: PreparedRequest,
): Promise<InterpretedResponse> {
  const { idempotency } = call.operation;
  try {
    assertPinned(changed.url, target);
    const sent = await toSentRequest(changed);
    noteChanged(
      call,
      Object.fromEntries(Object.entries(sent.headers).filter(([name, text]) => text !== headers[name])),
    );
    call.idempotencyKey = idempotency && sent.headers[idempotency.field];
    return await sendWithRetries(call, sent);
  } catch (error) {
    throw withReport(error, call) || new FalsyReason(error);
  }
}

/** A middleware's header fields are as confidential as the caller's. */
function noteChanged(call: CallState, headers: Readonly<Record<string, string>>): void {
  noteGivenSecrets(headers, call.secrets);
  call.request = { ...call.request, headers: [...call.request.headers, headers] };
}

/** Once the request was sent, "Nothing was sent" would be false. */
function withReport(error: unknown, call: CallState): unknown {
  if (!(error instanceof InvalidRequestError) || call.attempts.length === 0) return error;
  const [message, report] = explain(call, `was sent, and then its ${error.parameter} ${error.rule}`);
  return Object.assign(error, report, { message });
}

/** Stands for a falsy rejection, such as the reason of `abort(null)`, which openapi-fetch would ignore. */
class FalsyReason extends Error {
  constructor(reason: unknown) {
    super("The call was aborted.", { cause: reason });
  }
}

/** If `onRequest` returns a response, openapi-fetch ends the call without running `onResponse`. */
function intercept(middleware: Middleware, takeFinal: (response: Response) => Response): Middleware {
  return {
    async onRequest(options) {
      const returned = await middleware.onRequest?.(options);
      return returned instanceof Response ? takeFinal(returned) : returned;
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
