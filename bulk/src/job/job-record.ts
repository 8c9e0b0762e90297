import { readContract } from "../api/contract.ts";
import type { Rate } from "../api/rate.ts";
import type { RetryRules } from "../rows/history.ts";
import type { Database, Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";
import { UsageError } from "../usage-error.ts";

/**
 * A job's state: its rows are being stored, being worked on, held by an operator or a refused credential, or given up.
 */
export type JobState = "planning" | "running" | "paused" | "cancelled";

/** What identifies a job: a stored one is continued only if all of it is equal. */
export interface JobIdentity {
  readonly name: string;
  readonly api: string;
  readonly operation: string;
  readonly baseUrl: string;
  /** A hash of the rows in their order. */
  readonly digest: string;
  /** What the rows depend on in the API's document. */
  readonly contract: string;
}

/** A job as stored. */
export interface JobRecord extends JobIdentity {
  readonly id: number;
  /** Of the input. */
  readonly lines: number;
  /** Calls to make: lines other than duplicates and skipped ones. */
  readonly rows: number;
  readonly skipped: number;
  /** When the operation may be retried. */
  readonly rules: RetryRules;
  /** Undefined for none. */
  readonly rate: Rate | undefined;
  readonly state: JobState;
  /** Why it is paused. */
  readonly reason: string | undefined;
}

/** A row of the table of jobs. */
export interface JobRow {
  readonly id: number;
  readonly name: string;
  readonly api: string;
  readonly operation: string;
  readonly base_url: string;
  readonly digest: string;
  readonly contract: string;
  readonly lines: number;
  readonly rows: number;
  readonly skipped: number;
  readonly rate_limit: number | null;
  readonly rate_window: number | null;
  readonly state: JobState;
  readonly reason: string | null;
}

/** The job of a name, if there is one. */
export async function findJob(database: Database, name: string): Promise<JobRecord | undefined> {
  const [row] = await database.query<JobRow>(`SELECT * FROM ${SCHEMA}.jobs WHERE name = $1`, [name]);
  return row && toRecord(row);
}

/** Every job in a store, newest first. */
export async function listJobs(database: Database): Promise<readonly JobRecord[]> {
  return (await database.query<JobRow>(`SELECT * FROM ${SCHEMA}.jobs ORDER BY id DESC`)).map(toRecord);
}

/**
 * The job of a name, or without a name the only one there is. Throws a `UsageError` if there is none, or more than one to
 * choose from.
 */
export async function getJob(database: Database, name: string | undefined): Promise<JobRecord> {
  const jobs = await listJobs(database);
  const found = name === undefined && jobs.length === 1 ? jobs[0] : jobs.find((job) => job.name === name);
  if (found !== undefined) return found;
  const names = jobs.map((job) => job.name).join(", ");
  throw new UsageError(
    jobs.length === 0
      ? "This store has no job. Check --store."
      : `${name === undefined ? "Say which job" : `There is no job ${JSON.stringify(name)}`}: choose --job from ${names}.`,
  );
}

/** Creates a job in the state `planning`, or returns the one of this name. */
export async function createJob(
  database: Database,
  { name, api, operation, baseUrl, digest, contract }: JobIdentity,
  rate: Rate | undefined,
): Promise<JobRecord> {
  await database.query(
    `INSERT INTO ${SCHEMA}.jobs (name, api, operation, base_url, digest, contract, lines, rows, skipped, rate_limit, rate_window, state)
     VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7, $8, 'planning') ON CONFLICT (name) DO NOTHING`,
    [name, api, operation, baseUrl, digest, contract, rate?.limit ?? null, rate?.window ?? null],
  );
  return getJob(database, name);
}

/**
 * Keeps a job's state as it is until the transaction ends: for others that share it, or for this transaction alone.
 * @returns the state; `cancelled` for a job that was forgotten
 */
export async function lockJob(session: Session, id: number, strength: "SHARE" | "UPDATE"): Promise<JobState> {
  const [row] = await session.query<{ state: JobState }>(
    `SELECT state FROM ${SCHEMA}.jobs WHERE id = $1 FOR ${strength}`,
    [id],
  );
  return row?.state ?? "cancelled";
}

/** Moves a job from any of some states to another. Returns whether it was in one of them. */
export async function moveJob(
  database: Pick<Database, "query">,
  id: number,
  from: readonly JobState[],
  to: JobState,
  reason?: string,
): Promise<boolean> {
  const moved = await database.query(
    `UPDATE ${SCHEMA}.jobs SET state = $3, reason = $4 WHERE id = $1 AND state IN (SELECT json_array_elements_text($2::json))
     RETURNING id`,
    [id, JSON.stringify(from), to, reason ?? null],
  );
  return moved.length > 0;
}

/** Changes a job's rate; undefined for no limit. */
export async function setRate(database: Database, id: number, rate: Rate | undefined): Promise<void> {
  const values = [id, rate?.limit ?? null, rate?.window ?? null];
  await database.query(`UPDATE ${SCHEMA}.jobs SET rate_limit = $2, rate_window = $3 WHERE id = $1`, values);
}

/** Reads a row of the table. */
export function toRecord(row: JobRow): JobRecord {
  const { id, name, api, operation, digest, contract, lines, rows, skipped, state } = row;
  return {
    ...{ id, name, api, operation, digest, contract, lines, rows, skipped, state },
    rate: rateOfRow(row),
    baseUrl: row.base_url,
    rules: readContract(contract).rules,
    reason: row.reason ?? undefined,
  };
}

/** The rate that the columns of a job's row hold. */
export function rateOfRow({
  rate_limit: limit,
  rate_window: window,
}: Pick<JobRow, "rate_limit" | "rate_window">): Rate | undefined {
  return limit === null || window === null ? undefined : { limit, window };
}
