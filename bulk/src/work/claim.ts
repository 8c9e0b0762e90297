import type { AttemptClass } from "revokit";
import type { RowArgs } from "../api/call.ts";
import type { JobRecord } from "../job/job-record.ts";
import type { RecordedAttempt, RowHistory } from "../rows/history.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";

/** A row that this worker has been handed, and the claim that it holds on it. */
export interface Claim {
  /** The engine's job: the row's key, or a random id where the row is replayed. */
  readonly id: string;
  /** How many claims on it there were before: with the id, it tells this one from every other. */
  readonly retryCount: number;
  readonly line: number;
  readonly args: RowArgs;
  readonly key: string;
  readonly history: RowHistory;
  /** Whether its outcome is recorded already: by a worker that was slow, before this claim. */
  readonly isSettled: boolean;
}

/** What the engine keeps of a row. */
export interface Delivery {
  readonly line: number;
  /** Whether an operator asked for one more attempt at this very row. */
  readonly isForced?: boolean;
}

/** Takes up to so many rows that wait. */
export async function claimRows(store: Store, { id: job, rules }: JobRecord, count: number): Promise<readonly Claim[]> {
  const fetched = await store.boss.fetch<Delivery>(queueOf(job), { batchSize: count });
  if (fetched.length === 0) return [];
  const lines = fetched.map(({ data }) => data.line);
  const rows = await store.query<StoredRow>(READ_ROWS, [job, JSON.stringify(lines)]);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return fetched.flatMap(({ id, retryCount, data }) => {
    const row = byLine.get(data.line);
    if (row === undefined) return [];
    const args = JSON.parse(row.args) as RowArgs;
    const attempts = (row.attempts ?? []).map((attempt) => toAttempt(attempt, id));
    const history = { rules, attempts, age: row.age ?? 0, isForced: data.isForced === true };
    return [{ id, retryCount, line: row.line, key: row.key, args, history, isSettled: row.settled }];
  });
}

interface StoredRow {
  readonly line: number;
  readonly key: string;
  readonly args: string;
  readonly settled: boolean;
  readonly attempts: readonly StoredAttempt[] | null;
  /** Since the first attempt that may have arrived, in milliseconds. */
  readonly age: number | null;
}

interface StoredAttempt {
  readonly class: AttemptClass | null;
  readonly status: number | null;
  readonly delivery: string;
}

function toAttempt({ class: kind, status, delivery }: StoredAttempt, current: string): RecordedAttempt {
  return { class: kind ?? undefined, status: status ?? undefined, isEarlier: delivery !== current };
}

const READ_ROWS = `
SELECT r.line, r.key, r.args,
  EXISTS (SELECT FROM ${SCHEMA}.outcomes o WHERE o.job = r.job AND o.line = r.line) AS settled,
  history.attempts, history.age
FROM ${SCHEMA}.rows r
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('class', class, 'status', status, 'delivery', delivery) ORDER BY number) AS attempts,
    (extract(epoch FROM clock_timestamp() - min(started_at) FILTER (WHERE class IS DISTINCT FROM 'not_sent')) * 1000)::float8 AS age
  FROM ${SCHEMA}.attempts attempt WHERE attempt.job = r.job AND attempt.line = r.line
) history ON true
WHERE r.job = $1 AND r.line IN (SELECT value::int FROM json_array_elements_text($2::json))`;

/**
 * Commits that the rows are about to be sent. Of those whose claim has been lost in the meantime nothing is written.
 * @returns those that this worker still holds
 */
export async function recordAttempts(store: Store, job: number, claims: readonly Claim[]): Promise<readonly Claim[]> {
  return store.transaction(async (session) => {
    const held = await touch(store, session, job, claims);
    const attempts = held.map(({ line, id, retryCount, history }) => ({
      ...{ line, delivery: id, claim: retryCount, number: history.attempts.length + 1 },
    }));
    // Where the commit went through and only its answer was lost, they are there already.
    await session.query(RECORD, [job, JSON.stringify(attempts)]);
    return held;
  });
}

const RECORD = `
INSERT INTO ${SCHEMA}.attempts (job, line, number, delivery, claim)
SELECT $1, line, number, delivery, claim
FROM json_to_recordset($2::json) AS input (line int, number int, delivery uuid, claim int)
ON CONFLICT DO NOTHING`;

/** Keeps rows from being taken for a lost worker's. Returns those that this worker still holds. */
export async function touch<Held extends Pick<Claim, "id" | "retryCount">>(
  { boss }: Store,
  session: Session,
  job: number,
  claims: readonly Held[],
): Promise<readonly Held[]> {
  if (claims.length === 0) return [];
  const attempts = claims.map(({ id, retryCount }) => ({ id, retryCount }));
  const kept = settledIds(await boss.touch(queueOf(job), attempts, { db: session.engine }));
  return claims.filter(({ id }) => kept.has(id));
}

/**
 * The rows that a call of the engine has affected: those whose claim was still the one it was given.
 * @throws TypeError where the engine does not say: its answer has no type, and another version's may differ
 */
export function settledIds(response: object): ReadonlySet<string> {
  const { settled }: { readonly settled?: unknown } = response;
  if (Array.isArray(settled)) return new Set(settled.map(String));
  throw new TypeError("pg-boss does not say which jobs it settled: @revokit/bulk needs the version it names.");
}
