import type { Attempt } from "./transport/attempt-types.ts";
import type { Outcome } from "./transport/outcome.ts";

/** How a call went: on every result and every error. */
export interface CallReport {
  /** Whether the call took effect. */
  readonly outcome: Outcome;
  /** The attempts that the outcome follows from, in their order; none where nothing was sent. */
  readonly attempts: readonly Attempt[];
  /** The id to quote to the API's support, where the last response bore one. */
  readonly requestId: string | undefined;
  /** The key that was on every attempt, where the operation has one. Store it to ask again later. */
  readonly idempotencyKey: string | undefined;
  /** How long the last response asks to wait, in milliseconds (RFC 9110, 10.2.3). */
  readonly retryAfter: number | undefined;
}

/** On every error of this library, whichever copy of it made the error. */
const BRAND = Symbol.for("revokit.error");

/** What all errors of this library have in common. None holds a credential, a request, or more of a response than it says. */
export abstract class RevokitError extends Error implements CallReport {
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  /** The name of the errors of a class. */
  static readonly kind: string = "RevokitError";

  /** Recognises the errors of another copy of this library too, by their brand and their name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (Object.prototype.isPrototypeOf.call(this.prototype, value)) return true;
    // A class that somebody derives from one of these has no kind of its own.
    if (!Object.hasOwn(this, "kind") || !(BRAND in value)) return false;
    return this === RevokitError || ("name" in value && value.name === this.kind);
  }

  /** Stable, to branch on. */
  abstract readonly code: string;
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
  readonly requestId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(message: string, report: CallReport, options?: ErrorOptions) {
    super(message, options);
    this.outcome = report.outcome;
    this.attempts = report.attempts;
    this.requestId = report.requestId;
    this.idempotencyKey = report.idempotencyKey;
    this.retryAfter = report.retryAfter;
  }
}

const NOTHING_SENT: CallReport = {
  outcome: "not_sent",
  attempts: [],
  requestId: undefined,
  idempotencyKey: undefined,
  retryAfter: undefined,
};

/** A parameter or an option is not as it must be. Nothing was sent. */
export class InvalidRequestError extends RevokitError {
  static override readonly kind = "InvalidRequestError";
  override readonly name = "InvalidRequestError";
  override readonly code = "invalid_request";
  /** The parameter or option that is wrong. */
  readonly parameter: string;
  /** What it has to be: `must match ^agt_`. */
  readonly rule: string;

  /** The value stays out of it: it may be a secret or personal. */
  constructor(parameter: string, rule: string, options?: ErrorOptions) {
    super(`${parameter} ${rule}. Nothing was sent.`, NOTHING_SENT, options);
    this.parameter = parameter;
    this.rule = rule;
  }
}

/** No response came: refused, reset, no such host, TLS, or not HTTP. `cause` says what the platform said. */
export class ConnectionError extends RevokitError {
  static override readonly kind = "ConnectionError";
  override readonly name = "ConnectionError";
  override readonly code = "connection";
}

/** An attempt, or the call as a whole, took too long. */
export class TimeoutError extends RevokitError {
  static override readonly kind = "TimeoutError";
  override readonly name = "TimeoutError";
  override readonly code = "timeout";
}

/** Why a response is not one that the spec documents. */
export type UnexpectedReason =
  | "undocumented_status"
  | "redirect"
  | "wrong_media_type"
  | "empty_body"
  | "body_too_large"
  | "body_unreadable"
  | "malformed_json"
  | "unsupported_body";

/** A response came that the spec does not document. */
export class UnexpectedResponseError extends RevokitError {
  static override readonly kind = "UnexpectedResponseError";
  override readonly name = "UnexpectedResponseError";
  override readonly code: UnexpectedReason;
  /** The status of HTTP's own status line; 0 where the platform hides a redirect's. */
  readonly status: number;
  /** The body, as far as it could be read and decoded. Hidden from logs, for it may hold anything. */
  declare readonly body: unknown;

  constructor(
    message: string,
    report: CallReport,
    response: { code: UnexpectedReason; status: number; body: unknown },
  ) {
    super(message, report);
    this.code = response.code;
    this.status = response.status;
    Object.defineProperty(this, "body", { value: response.body, enumerable: false });
  }
}
