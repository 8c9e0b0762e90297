import type { RowArgs } from "../api/call.ts";
import type { JobRecord } from "../job/job-record.ts";
import type { Rate } from "../api/rate.ts";
import { stateAfterClaim } from "../rows/states.ts";
import { historyOf, type StoredHistory, toHistory } from "../rows/stored-history.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Claim, Claimed, Delivery } from "./claim.ts";

/** One of the engine's jobs, claimed by this worker. */
interface Handed {
  readonly id: string;
  readonly retryCount: number;
  readonly data: Delivery;
}

/** What a worker expects of the job when it claims rows. */
export interface Expected {
  /** The gate that lets its requests through. */
  readonly gate: string;
  /** The job's rate; undefined for no limit. */
  readonly rate: Rate | undefined;
}

/**
 * Decides which of the rows that were handed out are sent, based on all earlier attempts of any worker, and records the new
 * attempts.
 * @returns nothing if the job is no longer running, its rate has changed, or the gate is closed
 */
export async function recordAttempts(
  session: Session,
  job: Pick<JobRecord, "id" | "rules">,
  expected: Expected,
  handed: readonly Handed[],
): Promise<Claimed> {
  const claims = await readClaims(session, job, expected, handed);
  const toSend = claims.filter(({ isSettled, history }) => !isSettled && stateAfterClaim(history) === "attempted");
  const further = toSend
    .filter(({ history }) => history.attempts.length > 0)
    .map(({ line, id, retryCount, history }) => ({
      ...{ line, delivery: id, claim: retryCount, number: history.attempts.length + 1 },
    }));
  if (further.length > 0) await session.query(RECORD_FURTHER_ATTEMPTS, [job.id, JSON.stringify(further)]);
  return { toSend, toSettle: claims.filter((claim) => !toSend.includes(claim)) };
}

async function readClaims(
  session: Session,
  { id: job, rules }: Pick<JobRecord, "id" | "rules">,
  { gate, rate }: Expected,
  handed: readonly Handed[],
): Promise<readonly Claim[]> {
  if (handed.length === 0) return [];
  const input = handed.map(({ id, retryCount, data: { line } }) => ({ line, delivery: id, claim: retryCount }));
  const expected = [gate, rate?.limit ?? null, rate?.window ?? null];
  const rows = await session.query<StoredRow>(READ_AND_RECORD, [job, JSON.stringify(input), ...expected]);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return handed.flatMap(({ id, retryCount, data }) => {
    const row = byLine.get(data.line);
    if (row === undefined) return [];
    const args = JSON.parse(row.args) as RowArgs;
    const history = { ...toHistory(row, rules, id), isForced: data.isForced === true };
    return [{ id, retryCount, line: row.line, key: row.key, args, history, isSettled: row.settled }];
  });
}

interface StoredRow extends StoredHistory {
  readonly line: number;
  readonly key: string;
  readonly args: string;
  readonly settled: boolean;
}

// A row that has neither attempt nor outcome is always sent: its first attempt is recorded in the same statement.
// Row by row: a join might be planned while the table is empty, and then scan all of a large one.
const READ_AND_RECORD = `
WITH expected AS (
  SELECT FROM ${SCHEMA}.jobs
  WHERE id = $1 AND state = 'running'
    AND rate_limit IS NOT DISTINCT FROM $4::float8 AND rate_window IS NOT DISTINCT FROM $5::float8
    AND NOT EXISTS (SELECT FROM ${SCHEMA}.gates WHERE key = $3 AND held_until > clock_timestamp())
), taken AS (
  SELECT r.line, r.key, r.args, o.line IS NOT NULL AS settled, history.attempts, history.age, input.delivery, input.claim
  FROM json_to_recordset($2::json) AS input (line int, delivery uuid, claim int)
  CROSS JOIN LATERAL (SELECT * FROM ${SCHEMA}.rows WHERE job = $1 AND line = input.line OFFSET 0) r
  LEFT JOIN LATERAL (SELECT line FROM ${SCHEMA}.outcomes WHERE job = $1 AND line = r.line OFFSET 0) o ON true
  CROSS JOIN LATERAL (${historyOf("r.job", "r.line")}) history
  WHERE EXISTS (SELECT FROM expected)
), recorded AS (
  INSERT INTO ${SCHEMA}.attempts (job, line, number, delivery, claim)
  SELECT $1, line, 1, delivery, claim FROM taken WHERE attempts IS NULL AND NOT settled
)
SELECT line, key, args, settled, attempts, age FROM taken`;

const RECORD_FURTHER_ATTEMPTS = `
INSERT INTO ${SCHEMA}.attempts (job, line, number, delivery, claim)
SELECT $1, line, number, delivery, claim
FROM json_to_recordset($2::json) AS input (line int, number int, delivery uuid, claim int)`;
