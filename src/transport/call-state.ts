import type { Operation, RequestIdLocation } from "../contract.ts";
import type { CallReport } from "../errors.ts";
import { type CallListener, type CallName, type CallProgress, notify } from "../events.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import type { Attempt } from "./attempt-types.ts";
import { outcomeOf } from "./outcome.ts";
import { findRequestId } from "./request-id.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** What is known of a call before anything is sent. */
export interface CallInit extends CallName {
  readonly operation: Operation;
  /** Where the API puts the id to quote to support. */
  readonly requestId: RequestIdLocation | undefined;
  /** For the whole call, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly listeners: readonly (CallListener | undefined)[];
  /** The values of the call's parameters and its body, which no request id may give away. */
  readonly values: unknown;
}

/** One call under way: its clock, its attempts, and its report at any time. */
export class CallState {
  readonly operationId: string;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly attempts: Attempt[] = [];
  /** The last response; undefined while there is none, or where the last attempt got none. */
  response: InterpretedResponse | undefined;
  /** The id to quote to support, from the last response. */
  requestId: string | undefined;
  /** How long the last response asks to wait, in milliseconds. */
  retryAfter: number | undefined;
  /** Set before the first attempt, where the operation has one. */
  idempotencyKey: string | undefined;
  /** What must never be shown. */
  readonly secrets: string[] = [];

  readonly #init: CallInit;
  readonly #start = performance.now();

  constructor(init: CallInit) {
    this.operationId = init.operationId;
    this.operation = init.operation;
    this.signal = init.signal;
    this.#init = init;
  }

  /** How much of the call's time is left, in milliseconds, on a clock that nobody can set. */
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

/** By the status: what a given `fetch` has in `ok` may say otherwise. */
function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
