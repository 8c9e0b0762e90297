import type { Bytes } from "../bytes.ts";
import type { CallReport } from "../call-report.ts";
import type { ClientContext, OperationOptions, OperationRequest, Settings } from "../call-types.ts";
import type { Operation } from "../contract.ts";
import type { CallListener, CallProgress } from "../events.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import type { Attempt, BodySource } from "./attempt-types.ts";
import { isSuccess } from "./is-success.ts";
import { notify } from "./notify.ts";
import { outcomeOf } from "./outcome.ts";
import { findRequestId } from "./request-id.ts";
import { parseRetryAfter } from "./retry-after.ts";

let calls = 0;

/** The state of a running call: its clock, its attempts, and its current report. */
export class CallState {
  readonly client: ClientContext;
  request: OperationRequest;
  readonly options: OperationOptions;
  readonly settings: Settings;
  readonly operationId: string;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly attempts: Attempt[] = [];
  /**
   * How many requests may have been sent without a result that is known here: the attempt that is running, or those that a
   * middleware sends.
   */
  unsettled = 0;
  /** The last response; undefined if the last attempt got none. */
  response: InterpretedResponse | undefined;
  /** The id to quote to support, from the last response. */
  requestId: string | undefined;
  /** How long the last response asks to wait, in milliseconds. */
  retryAfter: number | undefined;
  /** Whether the last response is marked as a replay. */
  replayed = false;
  /** Set before the first attempt, if the operation has one. */
  idempotencyKey: string | undefined;
  /** Secrets that must never be shown. */
  readonly secrets: string[] = [];

  readonly #callId = ++calls;
  readonly #start = performance.now();
  readonly #listeners: readonly CallListener[];

  constructor(client: ClientContext, request: OperationRequest, options: OperationOptions) {
    this.client = client;
    this.request = request;
    this.options = options;
    this.settings = client.settings;
    this.operationId = request.operationId;
    this.operation = request.operation;
    this.signal = options.signal;
    this.#listeners = [client.settings.onEvent, options.onEvent].filter((listener) => listener !== undefined);
  }

  /** The remaining time of the call, in milliseconds, by a monotonic clock. */
  remaining(): number {
    return (this.options.timeout ?? this.settings.timeout) - (performance.now() - this.#start);
  }

  report(): CallReport {
    const classes = this.attempts.map((attempt) => attempt.class);
    if (this.unsettled > 0) classes.push("maybe");
    return {
      outcome: outcomeOf(classes),
      attempts: this.attempts,
      requestId: this.requestId,
      idempotencyKey: this.idempotencyKey,
      retryAfter: this.retryAfter,
    };
  }

  /** Stores the last attempt's response, if it got one, and what its headers say. */
  setResponse(interpreted: InterpretedResponse | undefined): void {
    const { requestId: location } = this.client.contract;
    this.response = interpreted;
    this.retryAfter =
      interpreted === undefined || isSuccess(interpreted.response)
        ? undefined
        : parseRetryAfter(interpreted.response.headers, Date.now());
    this.replayed = interpreted !== undefined && this.operation.idempotency?.isReplayed(interpreted.response) === true;
    this.requestId = interpreted && location && findRequestId(location, interpreted, this);
  }

  /** The body as a stream for the caller, if the call asks for one and the response has a body. */
  leaveUnread(response: Response, source: BodySource): ReadableStream<Bytes> | undefined {
    return this.options.parseAs === "stream" ? this.operation.unread?.(response, source, this) : undefined;
  }

  emit(event: CallProgress): void {
    const { operationId } = this;
    for (const listener of this.#listeners) {
      notify(listener, { ...event, api: this.client.contract.name, operationId, callId: this.#callId });
    }
  }

  /** Emits `call_ended`. Call exactly once. */
  emitEnd(): void {
    if (this.#listeners.length === 0) return;
    const { outcome, attempts, requestId } = this.report();
    const duration = performance.now() - this.#start;
    const status = this.response?.response.status;
    this.emit({ type: "call_ended", outcome, attempts, duration, status, requestId });
  }
}
