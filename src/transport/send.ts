import type { Operation } from "../contract.ts";
import { ConnectionError, TimeoutError, UnexpectedResponseError } from "../errors.ts";
import { type Answer, interpret, mayBeInProgress } from "./answer.ts";
import { attempt, type Attempt, type Fetch, type Received, TIME_IS_UP } from "./attempt.ts";
import type { Call } from "./call.ts";
import { type Classification, classifyError, classifyStatus, SUSPECT_REFUSALS } from "./classify.ts";
import { sleep } from "./clock.ts";
import { isIdempotent, isSafe } from "./http-methods.ts";
import { connectionMessage, timeoutMessage, unexpectedMessage } from "./messages.ts";
import { backoff, RetryBudget, type RetryPolicy } from "./retry-policy.ts";
import { safeCause } from "./safe-cause.ts";

/** What the transport needs to know of a client. */
export interface TransportSettings {
  readonly fetch: Fetch;
  /** In milliseconds, for one attempt with its body. */
  readonly attemptTimeout: number;
  /** In bytes, after decoding. */
  readonly maxResponseBytes: number;
  readonly retry: RetryPolicy;
  /** Whether `fetch` may send a copy of a request by itself. */
  readonly fetchMayResend: boolean;
}

/** Sends requests, again where that helps and does no harm, and tells what came of it. */
export class Transport {
  readonly #settings: TransportSettings;
  readonly #budget: RetryBudget;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
    this.#budget = new RetryBudget(settings.retry);
  }

  /**
   * Resolves to a documented response, which is then the call's `answer`. Throws a `ConnectionError`, a
   * `TimeoutError` or an `UnexpectedResponseError`, or the reason that the call's signal was aborted with.
   */
  async send(url: string, init: RequestInit, call: Call): Promise<Answer> {
    const { fetch, attemptTimeout, maxResponseBytes, fetchMayResend } = this.#settings;
    this.#budget.deposit();
    for (;;) {
      call.signal?.throwIfAborted();
      call.tell({ type: "attempt_started", attempt: call.attempts.length + 1 });
      const start = performance.now();
      const received = await attempt(fetch, url, init, {
        time: Math.min(attemptTimeout, call.remaining()),
        signal: call.signal,
        maxBytes: maxResponseBytes,
      });
      const retry = record(received, performance.now() - start, call, fetchMayResend);
      if (isAbort(received, call)) throw received.error;
      const delay = retry ? this.#delayBeforeNext(call) : undefined;
      if (delay === undefined) return conclude(received, call);
      call.tell({ type: "retry_scheduled", attempt: call.attempts.length + 1, delay });
      await sleep(delay, call.signal);
    }
  }

  /** In milliseconds; undefined where there is to be no next attempt. */
  #delayBeforeNext(call: Call): number | undefined {
    const { retry } = this.#settings;
    const made = call.attempts.length;
    if (made >= retry.attempts) return undefined;
    if (call.retryAfter !== undefined && call.retryAfter > retry.maxRetryAfter) return undefined;
    const delay = call.retryAfter ?? backoff(made - 1, retry, Math.random());
    if (delay >= call.remaining()) return undefined;
    return this.#budget.withdraw() ? delay : undefined;
  }
}

/** Adds an attempt to its call. Returns whether another can do better. */
function record(received: Received, duration: number, call: Call, fetchMayResend: boolean): boolean {
  const { class: ended, retry } = judge(received, call, fetchMayResend);
  const attempt: Attempt = {
    number: call.attempts.length + 1,
    class: ended,
    ending: endingOf(received, call),
    status: received.response?.status,
    duration,
  };
  call.attempts.push(attempt);
  call.tell({ type: "attempt_ended", attempt, requestId: call.requestId });
  return retry;
}

/** What an attempt amounts to. The call takes note of its response. */
function judge(received: Received, call: Call, fetchMayResend: boolean): Classification {
  const { response } = received;
  const { operation } = call;
  call.note(response && interpret(operation, response, received));
  const classification = call.answer
    ? classifyAnswer(call.answer, operation, fetchMayResend)
    : classifyFailure(received, call);
  const isRepeatable = operation.idempotency !== undefined || isIdempotent(operation.method);
  // What may have taken effect is only repeated if the operation is idempotent.
  return classification.class === "maybe" && !isRepeatable ? { class: "maybe", retry: false } : classification;
}

function classifyAnswer(answer: Answer, operation: Operation, fetchMayResend: boolean): Classification {
  const { idempotency, method, onRepeat } = operation;
  const { status } = answer.response;
  if (mayBeInProgress(idempotency?.inProgress, answer)) return { class: "maybe", retry: true };
  const isSuspect = SUSPECT_REFUSALS.has(status) || onRepeat?.status === String(status);
  // The refusal may answer a copy that the platform sent after the first request was carried out.
  if (isSuspect && fetchMayResend && idempotency === undefined && !isSafe(method))
    return { class: "maybe", retry: false };
  return classifyStatus(status);
}

function classifyFailure(received: Received, call: Call): Classification {
  if (received.error !== TIME_IS_UP && !isAbort(received, call)) return classifyError(received.error);
  return { class: received.hasStayed ? "not_sent" : "maybe", retry: true };
}

/** Returns the call's answer where it is one that the spec documents. */
function conclude({ error }: Received, call: Call): Answer {
  const { answer } = call;
  if (answer !== undefined && answer.unexpected === undefined && error === undefined) return answer;
  const report = call.report();
  if (error === TIME_IS_UP) throw new TimeoutError(timeoutMessage(call, report), report);
  if (answer === undefined) {
    const cause = safeCause(error, call.secret);
    throw new ConnectionError(connectionMessage(call, report, cause), report, { cause });
  }
  const { unexpected = "body_unreadable", body, response } = answer;
  const details = { code: unexpected, status: response.status, body };
  throw new UnexpectedResponseError(unexpectedMessage(call, report, details), report, details);
}

function endingOf(received: Received, call: Call): Attempt["ending"] {
  if (received.error === TIME_IS_UP) return "timeout";
  if (isAbort(received, call)) return "aborted";
  return received.response ? "response" : "connection";
}

/** Whether it was the caller who cut the attempt short, and not its time. */
function isAbort({ error }: Received, { signal }: Call): boolean {
  return error !== undefined && signal?.aborted === true && error === signal.reason;
}
