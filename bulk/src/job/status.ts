import { type Counts, total } from "../rows/progress.ts";
import type { Session } from "../store/database.ts";
import { countOutcomes, viewJob } from "../work/job-watch.ts";
import type { JobRecord, JobState, Rate } from "./job-record.ts";

/** Where a job stands. */
export interface JobStatus {
  readonly name: string;
  readonly api: string;
  readonly operation: string;
  readonly baseUrl: string;
  /** As stored, but `done` once every row has its outcome. */
  readonly state: JobState | "done";
  /** Why it is paused. */
  readonly reason: string | undefined;
  /** Of the input. */
  readonly lines: number;
  /** Calls to make: lines but for duplicates and skipped ones. */
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

/** Reads where a job stands. */
export async function readStatus(session: Session, job: JobRecord): Promise<JobStatus> {
  const { id, name, api, operation, baseUrl, lines, rows, skipped, rate } = job;
  const [view, outcomes] = [await viewJob(session, id, ""), await countOutcomes(session, id)];
  const left = rows - total(outcomes);
  const state = view.state === "running" && left === 0 ? "done" : view.state;
  return { name, api, operation, baseUrl, state, reason: view.reason, lines, rows, skipped, outcomes, left, rate };
}
