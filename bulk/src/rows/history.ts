import { type AttemptClass, type Outcome, outcomeOf } from "revokit";

/** An attempt of a row's call, as stored. */
export interface RecordedAttempt {
  /** Absent while no answer is recorded: the call is in flight, or its worker was lost. */
  readonly class?: AttemptClass | undefined;
  /** The HTTP status, if there was a response. */
  readonly status?: number | undefined;
  /** Whether it was made before the row was replayed. */
  readonly isEarlier?: boolean | undefined;
}

/** When an operation may be retried. */
export interface RetryRules {
  /** Whether the method is idempotent (RFC 9110, 9.2.2). */
  readonly idempotent: boolean;
  /** How long the server remembers the operation's idempotency key, in milliseconds; absent without a key. */
  readonly retention?: number | undefined;
  /** The status of the answer to a repeat that is not a replay, if the document states one. */
  readonly onRepeat?: number | undefined;
}

/** What is known about a row when its next step is decided. */
export interface RowHistory {
  readonly rules: RetryRules;
  /** The attempts of all claims, in order. */
  readonly attempts: readonly RecordedAttempt[];
  /** How long ago the first attempt that may have arrived was made, in milliseconds, by the store's clock. */
  readonly age: number;
  /** Whether an operator asked for one more attempt of this row, after checking that it did not take effect. */
  readonly isForced?: boolean | undefined;
  /** Whether the job was cancelled, so that nothing more is sent. */
  readonly isCancelled?: boolean | undefined;
}

/** The row's outcome, derived from the attempts of all its claims. */
export function outcomeOfRow(attempts: readonly RecordedAttempt[]): Outcome {
  return outcomeOf(attempts.map(classOf));
}

/** An attempt without a recorded answer may have arrived. */
export function classOf(attempt: RecordedAttempt): AttemptClass {
  return attempt.class ?? "maybe";
}

/** Whether any attempt may have taken effect without this process knowing it. */
export function isInDoubt({ attempts }: RowHistory): boolean {
  return outcomeOfRow(attempts) === "unknown";
}
