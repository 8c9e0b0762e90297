import { idempotencyKey } from "revokit";
import type { BulkOperation } from "../api/operation.ts";
import type { CheckRow } from "../input/check-row.ts";
import { type CheckedLine, Digest, readRows } from "../input/read-rows.ts";
import type { RowSource } from "../input/row-source.ts";
import type { JobRecord } from "../job/job-record.ts";
import type { Session } from "../store/database.ts";
import { QUEUE, queueOf } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import { ENGINE_SCHEMA, SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "../usage-error.ts";

/** How many lines are stored at once. */
const BATCH = 1_000;

/** How long a worker may be silent before its rows are taken from it, in seconds. */
export const HEARTBEAT = 20;

/**
 * Stores the rows of a job in the state `planning`, then lets it run. It may be killed at any time and called again: a
 * row's key follows from the job and the row, so that nothing is stored twice.
 */
export async function enqueue(
  store: Store,
  job: JobRecord,
  operation: BulkOperation,
  source: RowSource,
  check: CheckRow,
  options: { readonly heartbeat?: number; readonly onProgress?: (lines: number) => void } = {},
): Promise<void> {
  const heartbeatSeconds = options.heartbeat ?? HEARTBEAT;
  await store.boss.createQueue(queueOf(job.id), { ...QUEUE, heartbeatSeconds });
  const digest = new Digest();
  let lines = 0;
  let batch: CheckedLine[] = [];
  const flush = async () => {
    const full = batch;
    batch = [];
    await withPatience(() => store.transaction((session) => storeLines(store, session, job, operation, full)));
    options.onProgress?.((lines += full.length));
  };
  for await (const line of readRows(source, operation, check)) {
    digest.add(line);
    batch.push(line);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  if (digest.toString() !== job.digest) {
    throw new UsageError(`${source.name} changed while it was read. Nothing was sent. Run the command again.`);
  }
  await start(store, job);
}

/** A valid line, with the key of its call. */
interface Row {
  readonly line: number;
  readonly key: string;
  readonly args: string;
}

async function storeLines(
  { boss }: Store,
  session: Session,
  job: JobRecord,
  { api, operationId }: BulkOperation,
  lines: readonly CheckedLine[],
): Promise<void> {
  const rows: Row[] = [];
  const skipped: { line: number; problem: string }[] = [];
  for (const line of lines) {
    if ("problem" in line) skipped.push(line);
    else {
      const intent = { intent: job.name, operation: `${api}.${operationId}`, args: line.canonical };
      rows.push({ line: line.line, key: await idempotencyKey(intent), args: line.canonical });
    }
  }
  const stored = await session.query<{ line: number; key: string }>(STORE_ROWS, [job.id, JSON.stringify(rows)]);
  await session.query(STORE_DUPLICATES, [job.id, JSON.stringify(rows)]);
  await session.query(STORE_SKIPPED, [job.id, JSON.stringify(skipped)]);
  const jobs = stored.map(({ line, key }) => ({ id: key, data: { line } }));
  if (jobs.length > 0) await boss.insert(queueOf(job.id), jobs, { db: session.engine });
}

/** Of two lines with one key the first is the row's. A line that is stored already stays as it is. */
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

async function start(store: Store, { id }: JobRecord): Promise<void> {
  await store.query(
    `UPDATE ${SCHEMA}.jobs SET state = 'running',
       rows = (SELECT count(*) FROM ${SCHEMA}.rows WHERE job = $1),
       skipped = (SELECT count(*) FROM ${SCHEMA}.skipped WHERE job = $1),
       lines = (SELECT count(*) FROM ${SCHEMA}.rows WHERE job = $1) + (SELECT count(*) FROM ${SCHEMA}.skipped WHERE job = $1)
         + (SELECT count(*) FROM ${SCHEMA}.duplicates WHERE job = $1)
     WHERE id = $1 AND state = 'planning'`,
    [id],
  );
  // Right after so many inserts the planner's statistics still describe an empty table, and its plans are bad.
  const table = (await store.boss.getQueue(queueOf(id)))?.table;
  await store.engine.executeSql(`ANALYZE ${SCHEMA}.rows`);
  if (table !== undefined) await store.engine.executeSql(`ANALYZE ${ENGINE_SCHEMA}.${table}`);
}
