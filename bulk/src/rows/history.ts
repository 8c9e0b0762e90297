import { type AttemptClass, type Outcome, outcomeOf } from "revokit";

/** An attempt at a row's call, as the store has it. */
export interface RecordedAttempt {
  /** Absent while no answer is recorded: the call is under way, or its worker was lost. */
  readonly class?: AttemptClass | undefined;
  /** HTTP's, where there was a response. */
  readonly status?: number | undefined;
  /** Whether it was made before the row was replayed. */
  readonly isEarlier?: boolean | undefined;
}

/** Which repeats an operation allows. */
export interface RepeatRules {
  /** Whether the method is idempotent (RFC 9110, 9.2.2). */
  readonly idempotent: boolean;
  /** For how long the server remembers the operation's idempotency key, in milliseconds; absent where it has no key. */
  readonly retention?: number | undefined;
  /** The status of the answer to a repeat that is no replay, where the document states one. */
  readonly onRepeat?: number | undefined;
}

/** What is known about a row when its next step is decided. */
export interface RowHistory {
  readonly rules: RepeatRules;
  /** In their order, of all claims. */
  readonly attempts: readonly RecordedAttempt[];
  /** How long ago the first attempt that may have arrived was made, in milliseconds, by the store's clock. */
  readonly age: number;
  /** Whether an operator asked for one more attempt at this very row, having checked that it did not take effect. */
  readonly isForced?: boolean | undefined;
  /** Whether the job was given up, so that nothing is sent any more. */
  readonly isCancelled?: boolean | undefined;
}

/** The row's outcome: what the attempts of all its claims add up to. */
export function outcomeOfRow(attempts: readonly RecordedAttempt[]): Outcome {
  return outcomeOf(attempts.map(classOf));
}

/** An attempt without a recorded answer may have arrived. */
export function classOf(attempt: RecordedAttempt): AttemptClass {
  return attempt.class ?? "maybe";
}

/** Whether any attempt may have taken effect without this side knowing it. */
export function isInDoubt({ attempts }: RowHistory): boolean {
  return outcomeOfRow(attempts) === "unknown";
}

/** A request takes time to arrive, and two clocks differ. */
const MARGIN = 5 * 60_000;

/** Whether the server still remembers the row's key, so that the same key can't take effect twice. */
function isKeyRemembered({ rules: { retention }, age }: RowHistory): boolean {
  return retention !== undefined && age < retention - Math.min(MARGIN, retention / 10);
}

/** Whether the call can be made again without a second effect. */
export function isRepeatable(history: RowHistory): boolean {
  // A key that the server has forgotten protects against nothing, whatever the method.
  return history.rules.retention === undefined ? history.rules.idempotent : isKeyRemembered(history);
}
