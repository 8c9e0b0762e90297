import { idempotencyKey } from "revokit";
import type { CheckedLine } from "../input/read-rows.ts";
import { type JobRecord, type JobState, lockJob } from "../job/job-record.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";

/**
 * Stores some lines of a job that is being planned. A line that is already stored stays unchanged.
 * @returns the job's state: if it is not `planning`, another process has started, cancelled or forgotten the job, and nothing
 * was stored
 */
export async function storeLines(
  { boss }: Store,
  session: Session,
  job: JobRecord,
  lines: readonly CheckedLine[],
): Promise<JobState> {
  const state = await lockJob(session, job.id, "SHARE");
  if (state !== "planning") return state;
  const rows: Row[] = [];
  for (const line of lines) if ("canonical" in line) rows.push(await toRow(job, line));
  const skipped = lines.filter((line) => "problem" in line);
  const stored = await session.query<{ line: number; key: string }>(STORE_ROWS, [job.id, JSON.stringify(rows)]);
  await session.query(STORE_DUPLICATES, [job.id, JSON.stringify(rows)]);
  await session.query(STORE_SKIPPED, [job.id, JSON.stringify(skipped)]);
  const deliveries = stored.map(({ line, key }) => ({ id: key, data: { line } }));
  if (deliveries.length > 0) await boss.insert(queueOf(job.id), deliveries, { db: session.engine });
  return state;
}

/** A valid line, with the key of its call. */
interface Row {
  readonly line: number;
  readonly key: string;
  readonly args: string;
}

/** The key is derived from the job and the row, so that it is the same if the line is stored again, even in another store. */
async function toRow(
  { name, api, operation }: JobRecord,
  { line, canonical: args }: Extract<CheckedLine, { canonical: string }>,
): Promise<Row> {
  return { line, key: await idempotencyKey({ intent: name, operation: `${api}.${operation}`, args }), args };
}

/** Of two lines with the same key, the first becomes the row. */
const STORE_ROWS = `
INSERT INTO ${SCHEMA}.rows (job, line, key, args)
SELECT $1, line, key, args FROM json_to_recordset($2::json) AS input (line int, key uuid, args text)
ORDER BY line
ON CONFLICT DO NOTHING
RETURNING line, key`;

const STORE_DUPLICATES = `
INSERT INTO ${SCHEMA}.duplicates (job, line, of_line)
SELECT $1, input.line, rows.line FROM json_to_recordset($2::json) AS input (line int, key uuid)
CROSS JOIN LATERAL (SELECT line FROM ${SCHEMA}.rows WHERE job = $1 AND key = input.key OFFSET 0) rows
WHERE rows.line <> input.line
ON CONFLICT DO NOTHING`;

const STORE_SKIPPED = `
INSERT INTO ${SCHEMA}.skipped (job, line, problem)
SELECT $1, line, problem FROM json_to_recordset($2::json) AS input (line int, problem text)
ON CONFLICT DO NOTHING`;
