import type { Attempt } from "./transport/attempt-types.ts";
import type { Outcome } from "./transport/outcome.ts";

/** The report of a call, on every result and every error. */
export interface CallReport {
  /** Whether the call took effect. */
  readonly outcome: Outcome;
  /** The attempts in order, from which the outcome follows; empty if nothing was sent. */
  readonly attempts: readonly Attempt[];
  /** The id to quote to the API's support, if the last response had one. */
  readonly requestId: string | undefined;
  /** The idempotency key of every attempt, if the operation has one. Store it to repeat the call later. */
  readonly idempotencyKey: string | undefined;
  /** The wait that the last response asked for, in milliseconds (`Retry-After`: RFC 9110, 10.2.3). */
  readonly retryAfter: number | undefined;
}

/** Why a response is not a documented one. */
export type UnexpectedReason =
  | "undocumented_status"
  | "redirect"
  | "wrong_media_type"
  | "empty_body"
  | "body_too_large"
  | "body_unreadable"
  | "malformed_json"
  | "unsupported_body";
