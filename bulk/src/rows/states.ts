import type { Outcome } from "revokit";
import { AFTER_ATTEMPT, BEFORE_SENDING, decide } from "./decisions.ts";
import { outcomeOfRow, type RowHistory } from "./history.ts";

/** A row's state. Only an outcome or `cancelled` is final. */
export type RowState = "planned" | "claimed" | "attempted" | Outcome | "cancelled";

/** A step of a row from one state to another. */
export interface Transition {
  readonly from: RowState;
  readonly to: RowState;
  /** What triggers it. */
  readonly when: string;
}

/** The outcomes of a row, best first. */
export const OUTCOMES = [
  "applied",
  "accepted",
  "rejected",
  "not_sent",
  "unknown",
] as const satisfies readonly Outcome[];

/** Every possible step of a row. */
export const TRANSITIONS: readonly Transition[] = [
  { from: "planned", to: "claimed", when: "a worker takes it" },
  { from: "planned", to: "cancelled", when: "the job is cancelled" },
  { from: "claimed", to: "attempted", when: "its attempt is recorded; only then is the request sent" },
  { from: "claimed", to: "planned", when: "its worker is lost" },
  { from: "claimed", to: "unknown", when: "an earlier attempt may have arrived, and a retry is not safe" },
  { from: "attempted", to: "planned", when: "it is to be retried, or its worker is lost" },
  ...OUTCOMES.map((to): Transition => ({ from: "attempted", to, when: `its attempts add up to ${to}` })),
  { from: "unknown", to: "planned", when: "you replay it" },
];

/** The next state of a row that a worker has claimed. */
export function stateAfterClaim(history: RowHistory): "attempted" | Outcome {
  return decide(BEFORE_SENDING, history) === "send" ? "attempted" : outcomeOfRow(history.attempts);
}

/** The next state of a row whose last attempt has ended. */
export function stateAfterAttempt(history: RowHistory): "planned" | Outcome {
  return decide(AFTER_ATTEMPT, history) === "settle" ? outcomeOfRow(history.attempts) : "planned";
}
