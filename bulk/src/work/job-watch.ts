import type { Outcome } from "revokit";
import type { JobState } from "../job/job-record.ts";
import { type Counts, NO_COUNTS } from "../rows/progress.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";

/** What a worker asks before it takes more rows. */
export interface JobView {
  readonly state: JobState;
  readonly reason: string | undefined;
  /** How many rows it has in all. */
  readonly rows: number;
  /** For how long the gate lets nothing through, in milliseconds. */
  readonly heldFor: number;
}

/** The job's state and its gate's, in one statement. */
export async function viewJob(session: Session, job: number, gate: string): Promise<JobView> {
  const [row] = await session.query<{ state: JobState; reason: string | null; rows: number; held: number | null }>(
    `SELECT state, reason, rows,
       (SELECT extract(epoch FROM held_until - clock_timestamp()) * 1000 FROM ${SCHEMA}.gates WHERE key = $2)::float8 AS held
     FROM ${SCHEMA}.jobs WHERE id = $1`,
    [job, gate],
  );
  if (row === undefined) return { state: "cancelled", reason: "The job was forgotten.", rows: 0, heldFor: 0 };
  return { state: row.state, reason: row.reason ?? undefined, rows: row.rows, heldFor: Math.max(0, row.held ?? 0) };
}

/** How many rows of a job have ended in each outcome. It takes no longer for a million rows than for one. */
export async function countOutcomes(session: Session, job: number): Promise<Counts> {
  const rows = await session.query<{ outcome: Outcome; count: number }>(
    `SELECT outcome, sum(count)::int AS count FROM ${SCHEMA}.tallies WHERE job = $1 GROUP BY outcome`,
    [job],
  );
  return { ...NO_COUNTS, ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])) };
}
