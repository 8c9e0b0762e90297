import type { Operation, RequestIdLocation } from "../contract.ts";
import type { CallReport } from "../errors.ts";
import { type CallListener, type CallName, type CallProgress, notify } from "../events.ts";
import { at } from "../json-pointer.ts";
import type { Answer } from "./answer.ts";
import type { Attempt } from "./attempt.ts";
import { outcomeOf } from "./outcome.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** It ends up in messages and logs, and comes from outside. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** What is known of a call before anything is sent. */
export interface CallInit {
  readonly name: CallName;
  readonly operation: Operation;
  /** Where the API puts the id to quote to support. */
  readonly requestId: RequestIdLocation | undefined;
  /** For the whole call, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly listeners: readonly (CallListener | undefined)[];
}

/** One call under way: its clock, its attempts, and what it can say of itself at any time. */
export class Call {
  readonly name: CallName;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly attempts: Attempt[] = [];
  /** The last response, held against the spec; undefined while there is none, or where the last attempt got none. */
  answer: Answer | undefined;
  /** The id to quote to support, from the last response. */
  requestId: string | undefined;
  /** How long the last response asks to wait, in milliseconds. */
  retryAfter: number | undefined;
  /** Set before the first attempt, where the operation has one. */
  idempotencyKey: string | undefined;
  /** What must never be shown. */
  secret: string | undefined;

  readonly #location: RequestIdLocation | undefined;
  readonly #timeout: number;
  readonly #listeners: readonly (CallListener | undefined)[];
  readonly #start = performance.now();

  constructor({ name, operation, requestId, timeout, signal, listeners }: CallInit) {
    this.name = name;
    this.operation = operation;
    this.signal = signal;
    this.#location = requestId;
    this.#timeout = timeout;
    this.#listeners = listeners;
  }

  /** How much of the call's time is left, in milliseconds, on a clock that nobody can set. */
  remaining(): number {
    return this.#timeout - (performance.now() - this.#start);
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

  /** Takes note of the last attempt's response, or that it got none. */
  note(answer: Answer | undefined): void {
    this.answer = answer;
    this.retryAfter = answer && !answer.response.ok ? parseRetryAfter(answer.response.headers, Date.now()) : undefined;
    this.requestId = answer && this.#location && findRequestId(this.#location, answer);
  }

  tell(event: CallProgress): void {
    for (const listener of this.#listeners) if (listener) notify(listener, { ...event, ...this.name });
  }

  /** To be told once, when all is over. */
  end(): void {
    if (this.#listeners.every((listener) => listener === undefined)) return;
    const { outcome, attempts, requestId } = this.report();
    const duration = performance.now() - this.#start;
    this.tell({ type: "call_ended", outcome, attempts, duration, status: this.answer?.response.status, requestId });
  }
}

/** From where the spec says that it stands. */
function findRequestId({ header, pointers = [] }: RequestIdLocation, { response, body }: Answer): string | undefined {
  const stated = header === undefined ? null : response.headers.get(header);
  if (stated !== null && REQUEST_ID.test(stated)) return stated;
  for (const pointer of pointers) {
    const value = at(body, pointer);
    if (typeof value === "string" && REQUEST_ID.test(value)) return value;
  }
  return undefined;
}
