import { type Counts, NO_COUNTS, total } from "../rows/outcome-counts.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";
import { type JobRecord, type JobRow, type JobState, toRecord } from "./job-record.ts";
import type { Rate } from "../api/rate.ts";

/** A job's status. */
export interface JobStatus {
  readonly name: string;
  readonly api: string;
  readonly operation: string;
  readonly baseUrl: string;
  /** As stored, but `done` once every row has its outcome, and `forgotten` once nothing is stored. */
  readonly state: JobState | "done" | "forgotten";
  /** Why it is paused. */
  readonly reason: string | undefined;
  /** Of the input. */
  readonly lines: number;
  /** Calls to make: lines other than duplicates and skipped ones. */
  readonly rows: number;
  /** Lines that break the contract. */
  readonly skipped: number;
  /** Rows by outcome. */
  readonly outcomes: Counts;
  /** Rows that have no outcome yet. */
  readonly left: number;
  /** Undefined for no limit. */
  readonly rate: Rate | undefined;
}

/** Reads a job's status in one statement. */
export async function readStatus(session: Session, job: JobRecord): Promise<JobStatus> {
  const [row] = await session.query<JobRow & { readonly sums: Partial<Counts> | null }>(READ, [job.id]);
  const record = row === undefined ? { ...job, ...NOTHING_STORED } : toRecord(row);
  const { name, api, operation, baseUrl, reason, lines, rows, skipped, rate } = record;
  const outcomes = { ...NO_COUNTS, ...row?.sums };
  const left = rows - total(outcomes);
  const state = record.state === "running" && left === 0 ? "done" : record.state;
  return { name, api, operation, baseUrl, state, reason, lines, rows, skipped, outcomes, left, rate };
}

const NOTHING_STORED = { lines: 0, rows: 0, skipped: 0, state: "forgotten", reason: undefined } as const;

const READ = `
SELECT jobs.*, (
  SELECT json_object_agg(outcome, count)
  FROM (SELECT outcome, sum(count)::int AS count FROM ${SCHEMA}.tallies WHERE job = $1 GROUP BY outcome) every
) AS sums
FROM ${SCHEMA}.jobs WHERE id = $1`;
