import type { InterpretedResponse } from "../response/interpret.ts";
import { interpretResponse } from "../response/interpret.ts";
import { attempt, type AttemptResult, TIME_IS_UP } from "./attempt.ts";
import type { Attempt, Fetch, SentRequest } from "./attempt-types.ts";
import type { CallState } from "./call-state.ts";
import type { Classification } from "./outcome.ts";
import { classifyResponse } from "./classify.ts";
import { classifyError } from "#platform";
import { sleep } from "./clock.ts";
import { isIdempotent } from "./http-methods.ts";
import { isRefusedByFetch } from "./refused.ts";
import { backoff, type RetryBudget, type RetryPolicy } from "./retry-policy.ts";
import { settle, unreadLimits } from "./settle.ts";

/** A client's settings for the transport. */
export interface TransportSettings {
  readonly fetch: Fetch;
  /** Whether `fetch` may resend a request by itself. */
  readonly fetchMayResend: boolean;
  /** In milliseconds, for one attempt including its body. */
  readonly attemptTimeout: number;
  /** In milliseconds, for the next chunk of a body that the caller reads. */
  readonly idleTimeout: number;
  /** In bytes, after decoding. */
  readonly maxResponseBytes: number;
  readonly retry: RetryPolicy;
  readonly budget: RetryBudget;
}

/**
 * Sends a request, with retries where they are safe and useful. Resolves to a documented response. Throws a
 * `ConnectionError`, a `TimeoutError`, an `UnexpectedResponseError`, or the abort reason of the call's signal.
 * @param isStream whether the body of a documented success is left unread
 */
export async function sendWithRetries(
  settings: TransportSettings,
  request: SentRequest,
  call: CallState,
  isStream: boolean,
): Promise<InterpretedResponse> {
  const { fetch, attemptTimeout, idleTimeout, maxResponseBytes, budget } = settings;
  const { operation, signal } = call;
  const unread = isStream ? operation.unread : undefined;
  const leavesUnread = unread && ((response: Response) => unread.suits(operation, response));
  budget.deposit();
  for (;;) {
    signal?.throwIfAborted();
    call.emit({ type: "attempt_started", attempt: call.attempts.length + 1 });
    const start = performance.now();
    const time = Math.min(attemptTimeout, call.remaining());
    const result = await attempt(fetch, request, { time, signal, maxBytes: maxResponseBytes, leavesUnread });
    const { response, bytes, source, error } = result;
    const stream = source && unread?.open(source, unreadLimits(call, idleTimeout));
    call.setResponse(response && interpretResponse(operation, response, { bytes, error, unread: stream }));
    const classification = classifyAttempt(result, request, call, settings);
    recordAttempt(result, classification, performance.now() - start, call);
    if (isAbort(result, call)) throw error;
    const delay = classification.retry ? delayBeforeNext(call, settings) : undefined;
    if (delay === undefined) return settle(error, call);
    call.emit({ type: "retry_scheduled", attempt: call.attempts.length + 1, delay });
    await sleep(delay, signal);
  }
}

/** In milliseconds; undefined if there is no further attempt. */
function delayBeforeNext(call: CallState, { retry, budget }: TransportSettings): number | undefined {
  const made = call.attempts.length;
  if (made >= retry.attempts) return undefined;
  if (call.retryAfter !== undefined && call.retryAfter > retry.maxRetryAfter) return undefined;
  const delay = call.retryAfter ?? backoff(made - 1, retry, Math.random());
  if (delay >= call.remaining()) return undefined;
  return budget.withdraw() ? delay : undefined;
}

function classifyAttempt(
  result: AttemptResult,
  request: SentRequest,
  call: CallState,
  { fetchMayResend }: TransportSettings,
): Classification {
  const { method, headers } = request;
  const { operation, response } = call;
  const hasKey = operation.idempotency !== undefined && headers[operation.idempotency.field] !== undefined;
  const classification = response
    ? classifyResponse(response, { operation, method, hasKey, fetchMayResend })
    : classifyFailure(result, request, call);
  // Retry a possibly applied request only if the operation is idempotent.
  if (classification.class === "maybe" && !hasKey && !isIdempotent(method)) return { class: "maybe", retry: false };
  return classification;
}

function classifyFailure(result: AttemptResult, request: SentRequest, call: CallState): Classification {
  if (isRefusedByFetch(result.error, request)) return { class: "not_sent", retry: false };
  const isCutShort = result.error === TIME_IS_UP || isAbort(result, call);
  const classification: Classification = isCutShort ? { class: "maybe", retry: true } : classifyError(result.error);
  return result.wasNeverSent && classification.class === "maybe" ? { class: "not_sent", retry: true } : classification;
}

function recordAttempt(
  result: AttemptResult,
  { class: ended }: Classification,
  duration: number,
  call: CallState,
): void {
  const number = call.attempts.length + 1;
  const status = result.response?.status;
  const made: Attempt = { number, class: ended, ending: endingOf(result, call), status, duration };
  call.attempts.push(made);
  call.emit({ type: "attempt_ended", attempt: made, requestId: call.requestId });
}

function endingOf(result: AttemptResult, call: CallState): Attempt["ending"] {
  if (result.error === TIME_IS_UP) return "timeout";
  if (isAbort(result, call)) return "aborted";
  return result.response ? "response" : "connection";
}

/** Whether the caller aborted the attempt, rather than its time-out. */
function isAbort({ error }: AttemptResult, { signal }: CallState): boolean {
  return error !== undefined && signal?.aborted === true && error === signal.reason;
}
