import type { Operation, RequestIdLocation } from "../contract.ts";
import type { CallReport } from "../errors.ts";
import { type CallListener, type CallName, type CallProgress, notify } from "../events.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import type { Attempt } from "./attempt-types.ts";
import { outcomeOf } from "./outcome.ts";
import { findRequestId } from "./request-id.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** What is known about a call before anything is sent. */
export interface CallInit extends CallName {
  readonly operation: Operation;
  /** Where to find the id to quote to support. */
  readonly requestId: RequestIdLocation | undefined;
  /** For the whole call, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly listeners: readonly (CallListener | undefined)[];
  /** The values of the call's parameters and body, which no request id may reveal. */
  readonly values: unknown;
}

/** The state of a running call: its clock, its attempts, and its current report. */
export class CallState {
  readonly operationId: string;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly attempts: Attempt[] = [];
  /** The last response; undefined if the last attempt got none. */
  response: InterpretedResponse | undefined;
  /** The id to quote to support, from the last response. */
  requestId: string | undefined;
  /** How long the last response asks to wait, in milliseconds. */
  retryAfter: number | undefined;
  /** Set before the first attempt, if the operation has one. */
  idempotencyKey: string | undefined;
  /** Secrets that must never be shown. */
  readonly secrets: string[] = [];

  readonly #init: CallInit;
  readonly #start = performance.now();

  constructor(init: CallInit) {
    this.operationId = init.operationId;
    this.operation = init.operation;
    this.signal = init.signal;
    this.#init = init;
  }

  /** The remaining time of the call, in milliseconds, by a monotonic clock. */
  remaining(): number {
    return this.#init.timeout - (performance.now() - this.#start);
  }

  report(): CallReport {
    return {
      outcome: outcomeOf(this.attempts.map((attempt) => attempt.class)),
      attempts: this.attempts,
      requestId: this.requestId,
      idempotencyKey: this.idempotencyKey,
      retryAfter: this.retryAfter,
    };
  }

  /** Stores the last attempt's response, if it got one, and derives `requestId` and `retryAfter` from it. */
  setResponse(interpreted: InterpretedResponse | undefined): void {
    const { requestId: location, values } = this.#init;
    this.response = interpreted;
    const isFailure = interpreted !== undefined && !isSuccess(interpreted.response);
    this.retryAfter = isFailure ? parseRetryAfter(interpreted.response.headers, Date.now()) : undefined;
    this.requestId = interpreted && location && findRequestId(location, interpreted, { secrets: this.secrets, values });
  }

  emit(event: CallProgress): void {
    const { listeners, api, operationId, callId } = this.#init;
    for (const listener of listeners) if (listener) notify(listener, { ...event, api, operationId, callId });
  }

  /** Emits `call_ended`. Call exactly once. */
  emitEnd(): void {
    if (this.#init.listeners.every((listener) => listener === undefined)) return;
    const { outcome, attempts, requestId } = this.report();
    const duration = performance.now() - this.#start;
    const status = this.response?.response.status;
    this.emit({ type: "call_ended", outcome, attempts, duration, status, requestId });
  }
}

/** By the status: a custom `fetch` may set `ok` differently. */
function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
