import type { CallReport, UnexpectedReason } from "./call-report.ts";
import type { Attempt } from "./transport/attempt-types.ts";
import type { Outcome } from "./transport/outcome.ts";

/** The brand of this library's errors, the same in every copy of the library. */
const BRAND = Symbol.for("revokit.error");

/**
 * The base of this library's errors. None shows a credential, a request, or any part of a response other than its
 * documented members.
 */
export abstract class RevokitError extends Error implements CallReport {
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  /** The class's name, by which other copies of the library recognize its errors. */
  static readonly kind: string = "RevokitError";

  /** Recognizes the errors of another copy of this library too, by their brand and their name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (Object.prototype.isPrototypeOf.call(this.prototype, value)) return true;
    // A caller's subclass has no `kind` of its own, so only the prototype counts.
    if (!Object.hasOwn(this, "kind") || !(BRAND in value)) return false;
    return this === RevokitError || ("name" in value && value.name === this.kind);
  }

  /** Stable across versions, to branch on. */
  abstract readonly code: string;
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
  readonly requestId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly retryAfter: number | undefined;

  /** @param report Default: nothing was sent. */
  constructor(message: string, report: Partial<CallReport>, options?: ErrorOptions) {
    super(message, options);
    this.outcome = report.outcome ?? "not_sent";
    this.attempts = report.attempts ?? [];
    this.requestId = report.requestId;
    this.idempotencyKey = report.idempotencyKey;
    this.retryAfter = report.retryAfter;
  }
}

/** A parameter or an option is invalid. The client sent nothing; a middleware may send requests of its own. */
export class InvalidRequestError extends RevokitError {
  static override readonly kind = "InvalidRequestError";
  override readonly name = "InvalidRequestError";
  override readonly code = "invalid_request";
  /** The invalid parameter or option. */
  readonly parameter: string;
  /** The rule that it breaks: `must match ^agt_`. */
  readonly rule: string;

  /** Without the value, which may be secret or personal. */
  constructor(parameter: string, rule: string, options?: ErrorOptions) {
    super(`${parameter} ${rule}. Nothing was sent.`, {}, options);
    this.parameter = parameter;
    this.rule = rule;
  }
}

/** No response arrived: refused, reset, unknown host, TLS, or not HTTP. `cause` has the platform's error. */
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

/** A response arrived that is not documented, or whose body can't be used. */
export class UnexpectedResponseError extends RevokitError {
  static override readonly kind = "UnexpectedResponseError";
  override readonly name = "UnexpectedResponseError";
  override readonly code: UnexpectedReason;
  /** The status of the HTTP status line; 0 if the platform hides a redirect's. */
  readonly status: number;
  /** The body, as far as it could be read and decoded. Not enumerable, since logs should not show it. */
  declare readonly body: unknown;

  constructor(message: string, report: CallReport, found: Pick<UnexpectedResponseError, "code" | "status" | "body">) {
    super(message, report);
    this.code = found.code;
    this.status = found.status;
    Object.defineProperty(this, "body", { value: found.body, enumerable: false });
  }
}
