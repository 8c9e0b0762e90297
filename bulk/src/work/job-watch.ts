import type { Outcome } from "revokit";
import { type JobRow, type JobState, rateOfRow } from "../job/job-record.ts";
import type { Rate } from "../api/rate.ts";
import { type Counts, NO_COUNTS } from "../rows/outcome-counts.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { ENGINE_SCHEMA, SCHEMA } from "../store/schema.ts";

/** What a worker checks before it claims more rows. */
export interface JobView {
  readonly state: JobState;
  readonly reason: string | undefined;
  /** The total number of rows. */
  readonly rows: number;
  /** Undefined for no limit. */
  readonly rate: Rate | undefined;
  /** How long the gate stays closed, in milliseconds. */
  readonly heldFor: number;
  /** Whether a row waits to be claimed. */
  readonly isWaiting: boolean;
}

interface StoredView extends Pick<JobRow, "state" | "reason" | "rows" | "rate_limit" | "rate_window"> {
  readonly held: number | null;
  readonly waiting: boolean;
}

/** The state of the job and of its gate, and whether any row waits, in one statement. */
export async function viewJob(session: Session, job: number, gate: string): Promise<JobView> {
  const [row] = await session.query<StoredView>(VIEW, [job, gate, queueOf(job)]);
  if (row === undefined) return FORGOTTEN;
  const { state, reason, rows, held, waiting } = row;
  const rate = rateOfRow(row);
  return { state, reason: reason ?? undefined, rows, rate, heldFor: Math.max(0, held ?? 0), isWaiting: waiting };
}

const FORGOTTEN: JobView = {
  state: "cancelled",
  reason: "The job was forgotten.",
  rows: 0,
  rate: undefined,
  heldFor: 0,
  isWaiting: false,
};

// Claiming in vain would waste a turn at the gate. pg-boss's only call that says whether any row waits
// counts all of them, so this reads its table, by the index that pg-boss claims by.
const VIEW = `
SELECT state, reason, rows, rate_limit, rate_window,
  (SELECT extract(epoch FROM held_until - clock_timestamp()) * 1000 FROM ${SCHEMA}.gates WHERE key = $2)::float8 AS held,
  EXISTS (
    SELECT FROM ${ENGINE_SCHEMA}.job
    WHERE name = $3 AND state < 'active' AND NOT blocked AND start_after <= now()
  ) AS waiting
FROM ${SCHEMA}.jobs WHERE id = $1`;

/** The number of a job's rows for each outcome, in constant time. */
export async function countOutcomes(session: Session, job: number): Promise<Counts> {
  const rows = await session.query<{ outcome: Outcome; count: number }>(
    `SELECT outcome, sum(count)::int AS count FROM ${SCHEMA}.tallies WHERE job = $1 GROUP BY outcome`,
    [job],
  );
  return { ...NO_COUNTS, ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])) };
}
