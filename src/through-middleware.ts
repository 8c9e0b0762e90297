import type { Middleware } from "openapi-fetch";
import { noteGivenSecrets } from "./credentials/note-given-secrets.ts";
import { InvalidRequestError, RevokitError } from "./errors.ts";
import { guardMiddleware } from "./guard-middleware.ts";
import { NOTHING, openapiFetch, verbOf } from "./openapi-fetch-client.ts";
import { assertPinned } from "./request/pin-url.ts";
import { waitForGiven } from "./request/wait-for-given.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { isStream } from "./response/is-stream.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { PreparedRequest, SentRequest } from "./transport/attempt-types.ts";
import { explain } from "./transport/call-errors.ts";
import type { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** The server's response, and what middleware was shown of it. */
interface Received {
  readonly interpreted: InterpretedResponse;
  readonly shown: Response;
}

/** Sends a request that middleware may change, and whose response it may replace. */
export async function throughMiddleware(
  call: CallState,
  request: PreparedRequest,
  middleware: readonly Middleware[],
): Promise<InterpretedResponse> {
  const { path, query } = call.request.params;
  let received: Received | undefined;
  /** The response that the last middleware left: the one shown, or another. */
  let final = NOTHING;
  const takeFinal = (response: Response) => {
    final = response;
    return NOTHING;
  };
  try {
    await openapiFetch.request(verbOf(call.operation), call.operation.path, {
      // In JavaScript these may be null, and without them openapi-fetch would ignore the serializer.
      params: { path: path ?? {}, query: query ?? {} },
      // For middleware to read: the serializer's result is a whole URL.
      baseUrl: call.settings.baseUrl(call.operation),
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
  return received?.shown === final ? asShown(received) : readSubstitute(final, call);
}

/** A middleware that clones a response locks the stream that the original had. */
function asShown({ interpreted, shown }: Received): InterpretedResponse {
  return isStream(interpreted.body) ? { ...interpreted, body: shown.body } : interpreted;
}

async function sendChanged(
  call: CallState,
  changed: Request,
  { target, headers }: PreparedRequest,
): Promise<InterpretedResponse> {
  const { idempotency } = call.operation;
  try {
    assertPinned(changed.url, target);
    const sent = await toSentRequest(changed, call);
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

/**
 * Makes the error report this call: a middleware may rethrow the error of another call, which it made. Once the request was
 * sent, "Nothing was sent" would be false.
 */
function withReport(error: unknown, call: CallState): unknown {
  const isOwn = !(error instanceof RevokitError) || error.attempts === call.attempts;
  if (isOwn || (call.signal?.aborted && error === call.signal.reason)) return error;
  const isRefusal = error instanceof InvalidRequestError && error.attempts.length === 0;
  const refusal = isRefusal
    ? error
    : new InvalidRequestError("middleware", "threw another call's error", { cause: error });
  if (call.attempts.length + call.unsettled === 0) return refusal;
  const [message, report] = explain(call, `was sent, and then its ${refusal.parameter} ${refusal.rule}`);
  // The stack begins with the message.
  const stack = refusal.stack?.replace(refusal.message, () => message);
  return Object.assign(refusal, report, { message, stack });
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
async function toSentRequest(request: Request, call: CallState): Promise<SentRequest> {
  const { url, method, headers } = request;
  if (request.bodyUsed) throw new InvalidRequestError("body", "was read by a middleware, which must read a clone");
  const body = request.body && (await waitForGiven("body", () => request.clone().arrayBuffer(), call));
  return { url, method, headers: Object.fromEntries(headers), body };
}
