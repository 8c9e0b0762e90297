import type { Settings } from "../call-types.ts";
import type { Operation } from "../contract.ts";
import { interpretResponse } from "../response/interpret.ts";
import { statusAlone } from "../response/status-alone.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { attempt } from "./attempt.ts";
import type { Attempt, AttemptResult, SentRequest } from "./attempt-types.ts";
import { responseOrThrow } from "./call-errors.ts";
import type { CallState } from "./call-state.ts";
import { classifyAttempt, endingOf, mayRetry } from "./classify-attempt.ts";
import { sleep, TIME_IS_UP } from "./clock.ts";
import { backoff } from "./retry-policy.ts";

/**
 * Sends a request, with retries where they are safe and useful. Resolves to a documented response. Throws a
 * `ConnectionError`, a `TimeoutError`, an `UnexpectedResponseError`, or the abort reason of the call's signal.
 */
export async function sendWithRetries(call: CallState, request: SentRequest): Promise<InterpretedResponse> {
  const { settings, signal, attempts } = call;
  const { maxResponseBytes: maxBytes } = settings;
  settings.budget.deposit();
  for (;;) {
    signal?.throwIfAborted();
    // No timer interrupts a token function that computes, or a process that is stopped.
    if (call.remaining() <= 0) return responseOrThrow(TIME_IS_UP, call);
    call.emit({ type: "attempt_started", attempt: attempts.length + 1 });
    // A listener may have aborted it.
    signal?.throwIfAborted();
    const start = performance.now();
    const time = Math.min(settings.attemptTimeout, call.remaining());
    call.unsettled++;
    const result = await attempt(settings.fetch, request, { time, signal, maxBytes, call });
    call.unsettled--;
    const error = interpretResult(call, request, result);
    const ending = endingOf(result, signal);
    const { class: proven, retry } = classifyAttempt(result, ending, request, call);
    const duration = performance.now() - start;
    const made: Attempt = {
      number: attempts.length + 1,
      class: proven,
      ending,
      status: result.response?.status,
      duration,
    };
    attempts.push(made);
    call.emit({ type: "attempt_ended", attempt: made, requestId: call.requestId });
    if (ending === "aborted") throw error;
    // A refusal is certain; after a timeout nothing would be. So a request that is unsafe to retry is sent again only if twice
    // the time of this attempt is left.
    const needed = result.response && !mayRetry(request, call.operation) ? 2 * duration : 0;
    const delay = retry ? delayBeforeNext(call, settings, needed) : undefined;
    if (delay === undefined) return responseOrThrow(error, call);
    call.emit({ type: "retry_scheduled", attempt: attempts.length + 1, delay });
    await sleep(delay, signal);
  }
}

/** Interprets the response of an attempt, if it got one, for the call. Returns the error that ended the attempt. */
function interpretResult(call: CallState, request: SentRequest, result: AttemptResult): unknown {
  const { response, error } = result;
  const { operation } = call;
  try {
    if (response && hasSecretQuery(operation)) hideQuery(response, request);
    call.setResponse(response && interpretResponse(operation, response, result));
    return error;
  } catch (cause) {
    // The Response class of another library may have headers that throw or are not text.
    const known = response && statusAlone(response);
    call.setResponse(known);
    return known === undefined ? cause : error;
  }
}

/**
 * In milliseconds; undefined if there is no further attempt.
 * @param needed the time that must remain for it
 */
function delayBeforeNext(call: CallState, { retry, budget }: Settings, needed: number): number | undefined {
  const made = call.attempts.length;
  if (made >= retry.attempts) return undefined;
  if (call.retryAfter !== undefined && call.retryAfter > retry.maxRetryAfter) return undefined;
  const delay = call.retryAfter ?? backoff(made - 1, retry, Math.random());
  return delay + needed < call.remaining() && budget.withdraw() ? delay : undefined;
}

function hasSecretQuery({ security }: Operation): boolean {
  return security?.some((all) => all.some((each) => each.in === "query")) === true;
}

/** A response shows its URL wherever it is logged. */
function hideQuery(response: Response, { url }: SentRequest): void {
  Object.defineProperty(response, "url", { value: url.replace(/\?.*/, "") });
}
