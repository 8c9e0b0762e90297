import type { RowArgs } from "../api/call.ts";
import type { JobRecord } from "../job/job-record.ts";
import { historyOf, type StoredHistory, toHistory } from "../rows/stored-history.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Claim, Delivery } from "./claim.ts";

/** A job of the engine's that this worker has been handed. */
interface Handed {
  readonly id: string;
  readonly retryCount: number;
  readonly data: Delivery;
}

/** Reads what the store knows of rows that were handed out: their values, and every attempt at them by any worker. */
export async function readClaimedRows(
  session: Session,
  { id: job, rules }: Pick<JobRecord, "id" | "rules">,
  handed: readonly Handed[],
): Promise<readonly Claim[]> {
  if (handed.length === 0) return [];
  const lines = handed.map(({ data }) => data.line);
  const rows = await session.query<StoredRow>(READ_ROWS, [job, JSON.stringify(lines)]);
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

// Line by line: a join might be planned for a table that was still empty, and read all of one that no longer is.
const READ_ROWS = `
SELECT r.line, r.key, r.args, o.line IS NOT NULL AS settled, history.attempts, history.age
FROM json_array_elements_text($2::json) AS input (line)
CROSS JOIN LATERAL (SELECT * FROM ${SCHEMA}.rows WHERE job = $1 AND line = input.line::int OFFSET 0) r
LEFT JOIN LATERAL (SELECT line FROM ${SCHEMA}.outcomes WHERE job = $1 AND line = r.line OFFSET 0) o ON true
CROSS JOIN LATERAL (${historyOf("r.job", "r.line")}) history`;
