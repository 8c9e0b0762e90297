import { classifyError } from "#platform";
import type { Settings } from "../call-types.ts";
import type { Operation } from "../contract.ts";
import { interpretResponse } from "../response/interpret.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { attempt } from "./attempt.ts";
import type { Attempt, AttemptResult, SentRequest } from "./attempt-types.ts";
import type { CallState } from "./call-state.ts";
import { classifyResponse } from "./classify.ts";
import { sleep, TIME_IS_UP } from "./clock.ts";
import { isIdempotent, isSafe } from "./http-methods.ts";
import type { Classification } from "./outcome.ts";
import { isRefusedByFetch } from "./refused-by-fetch.ts";
import { backoff } from "./retry-policy.ts";
import { settle } from "./settle.ts";

/**
 * Sends a request, with retries where they are safe and useful. Resolves to a documented response. Throws a
 * `ConnectionError`, a `TimeoutError`, an `UnexpectedResponseError`, or the abort reason of the call's signal.
 */
export async function sendWithRetries(call: CallState, request: SentRequest): Promise<InterpretedResponse> {
  const { settings, operation, signal, attempts } = call;
  const { maxResponseBytes: maxBytes } = settings;
  settings.budget.deposit();
  for (;;) {
    signal?.throwIfAborted();
    call.emit({ type: "attempt_started", attempt: attempts.length + 1 });
    // A listener may have aborted it.
    signal?.throwIfAborted();
    const start = performance.now();
    const time = Math.min(settings.attemptTimeout, call.remaining());
    const result = await attempt(settings.fetch, request, { time, signal, maxBytes, call });
    const { response } = result;
    let { error } = result;
    try {
      if (response && hasSecretQuery(operation)) hideQuery(response, request);
      call.setResponse(response && interpretResponse(operation, response, result));
    } catch (cause) {
      // The Response class of another library may have headers that throw or are not text.
      call.setResponse(undefined);
      error = cause;
    }
    const ending = endingOf(result, signal);
    const { class: ended, retry } = classifyAttempt(result, ending, request, call);
    const duration = performance.now() - start;
    const made: Attempt = { number: attempts.length + 1, class: ended, ending, status: response?.status, duration };
    attempts.push(made);
    call.emit({ type: "attempt_ended", attempt: made, requestId: call.requestId });
    if (ending === "aborted") throw error;
    const delay = retry ? delayBeforeNext(call, settings) : undefined;
    if (delay === undefined) return settle(error, call);
    call.emit({ type: "retry_scheduled", attempt: attempts.length + 1, delay });
    await sleep(delay, signal);
  }
}

/** In milliseconds; undefined if there is no further attempt. */
function delayBeforeNext(call: CallState, { retry, budget }: Settings): number | undefined {
  const made = call.attempts.length;
  if (made >= retry.attempts) return undefined;
  if (call.retryAfter !== undefined && call.retryAfter > retry.maxRetryAfter) return undefined;
  const delay = call.retryAfter ?? backoff(made - 1, retry, Math.random());
  return delay < call.remaining() && budget.withdraw() ? delay : undefined;
}

function classifyAttempt(
  result: AttemptResult,
  ending: Attempt["ending"],
  request: SentRequest,
  { operation, response, settings: { fetchMayResend } }: CallState,
): Classification {
  const { method, headers } = request;
  const hasKey = operation.idempotency !== undefined && headers[operation.idempotency.field] !== undefined;
  const isCopied = result.trace?.mayBeCopied === true;
  if (response === undefined && isRefusedByFetch(result.error, request)) return { class: "not_sent", retry: false };
  const answered = response
    ? classifyResponse(response, { operation, method, hasKey, fetchMayResend })
    : classifyFailure(result, ending, fetchMayResend || isCopied);
  // As after an attempt of ours that may have been applied, the copy's refusal proves nothing.
  const isRefusal = answered.class === "rejected" || answered.class === "throttled";
  const found: Classification = isCopied && isRefusal && !isSafe(method) ? { ...answered, class: "maybe" } : answered;
  // Retry a possibly applied request only if it has a key or its method is idempotent.
  const isFinal = found.class === "maybe" && !hasKey && !isIdempotent(method);
  return isFinal ? { class: "maybe", retry: false } : found;
}

function classifyFailure(
  { error, trace }: AttemptResult,
  ending: Attempt["ending"],
  mayBeCopied: boolean,
): Classification {
  const found: Classification = ending === "connection" ? classifyError(error) : { class: "maybe", retry: true };
  if (trace?.isWritten === false) return found.class === "maybe" ? { class: "not_sent", retry: true } : found;
  // The error may be a copy's, while the server applied the request itself.
  return trace?.isWritten || mayBeCopied ? { ...found, class: "maybe" } : found;
}

function endingOf({ error, response }: AttemptResult, signal: AbortSignal | undefined): Attempt["ending"] {
  if (error === TIME_IS_UP) return "timeout";
  // Aborted by the caller, not by the timeout.
  if (error !== undefined && signal?.aborted && error === signal.reason) return "aborted";
  return response ? "response" : "connection";
}

function hasSecretQuery({ security }: Operation): boolean {
  return security?.some((all) => all.some((each) => each.in === "query")) === true;
}

/** A response shows its URL wherever it is logged. */
function hideQuery(response: Response, { url }: SentRequest): void {
  Object.defineProperty(response, "url", { value: url.replace(/\?.*/, "") });
}
