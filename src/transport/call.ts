import type { Operation, RequestIdLocation } from "../contract.ts";
import type { CallReport } from "../errors.ts";
import { type CallListener, type CallName, type CallProgress, notify } from "../events.ts";
import type { Answer } from "./answer.ts";
import type { Attempt } from "./attempt.ts";
import { outcomeOf } from "./outcome.ts";

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
  readonly listeners: readonly CallListener[];
}

/** One call under way: its clock, its attempts, and what it can say of itself at any time. */
export class Call {
  readonly name: CallName;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly attempts: Attempt[] = [];
  /** The last response, held against the spec; undefined while there is none, or where the last attempt got none. */
  answer: Answer | undefined;
  /** How long the last response asks to wait, in milliseconds. */
  retryAfter: number | undefined;
  /** Set before the first attempt, where the operation has one. */
  idempotencyKey: string | undefined;
  /** What must never be shown. */
  secret: string | undefined;

  readonly #requestId: RequestIdLocation | undefined;
  readonly #timeout: number;
  readonly #listeners: readonly CallListener[];
  readonly #start = performance.now();

  constructor({ name, operation, requestId, timeout, signal, listeners }: CallInit) {
    this.name = name;
    this.operation = operation;
    this.signal = signal;
    this.#requestId = requestId;
    this.#timeout = timeout;
    this.#listeners = listeners;
  }

  /** How much of the call's time is left, in milliseconds, on a clock that nobody can set. */
  remaining(): number {
    return this.#timeout - (performance.now() - this.#start);
  }

  report(): CallReport {
    const requestId = this.requestId();
    return {
      outcome: outcomeOf(this.attempts.map((attempt) => attempt.class)),
      attempts: this.attempts,
      ...(requestId !== undefined && { requestId }),
      ...(this.idempotencyKey !== undefined && { idempotencyKey: this.idempotencyKey }),
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
    };
  }

  /** The id to quote to support, from where the spec says it stands. */
  requestId(): string | undefined {
    if (this.answer === undefined || this.#requestId === undefined) return undefined;
    const { header, pointers = [] } = this.#requestId;
    const candidates = [
      header && this.answer.response.headers.get(header),
      ...pointers.map((p) => at(this.answer?.body, p)),
    ];
    return candidates.find(
      (candidate): candidate is string => typeof candidate === "string" && REQUEST_ID.test(candidate),
    );
  }

  tell(event: CallProgress): void {
    for (const listener of this.#listeners) notify(listener, { ...event, ...this.name });
  }

  /** To be told once, when all is over. */
  end(): void {
    if (this.#listeners.length === 0) return;
    const { outcome, attempts, requestId } = this.report();
    const status = this.answer?.response.status;
    this.tell({
      type: "call_ended",
      outcome,
      attempts,
      duration: performance.now() - this.#start,
      ...(status !== undefined && { status }),
      ...(requestId !== undefined && { requestId }),
    });
  }
}

/** The value that a JSON pointer (RFC 6901) points at. */
function at(value: unknown, pointer: string): unknown {
  let node = value;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}
