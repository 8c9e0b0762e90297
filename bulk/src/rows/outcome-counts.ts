import type { Outcome } from "revokit";
import { OUTCOMES } from "./states.ts";

/** The number of rows for each outcome. */
export type Counts = Readonly<Record<Outcome, number>>;

/** Counts of zero. */
export const NO_COUNTS: Counts = { applied: 0, accepted: 0, rejected: 0, not_sent: 0, unknown: 0 };

/** How many rows have an outcome. */
export function total(counts: Counts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
