import { randomUUID } from "node:crypto";
import { readUnknownRows } from "../ledger/unknown-rows.ts";
import { nextStep } from "../rows/next-step.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "../usage-error.ts";
import type { JobRecord } from "./job-record.ts";
import type { Delivery } from "../work/claim.ts";

/** The worker id of outcomes that an operator took back. No worker has it. */
const NO_WORKER = "00000000-0000-0000-0000-000000000000";

/**
 * Has rows of unknown outcome sent again: those that can be settled without a second effect, or one that an operator has
 * checked. Their earlier attempts still count towards the outcome.
 * @param row the line of one row, which is sent even if it could take effect twice
 * @returns how many rows will be sent again
 */
export async function replay(store: Store, job: JobRecord, row?: number): Promise<number> {
  if (job.state === "planning" || job.state === "cancelled") {
    throw new UsageError(`The job ${job.name} is ${job.state}: there is nothing to replay.`);
  }
  let count = 0;
  for await (const page of readUnknownRows(store, job, row)) {
    const lines = page
      .filter(({ history }) => row !== undefined || nextStep(history).replayable)
      .map(({ line }) => line);
    if (lines.length > 0)
      count += await store.transaction((session) => takeBack(store, session, job, lines, row !== undefined));
  }
  if (row !== undefined && count === 0) throw new UsageError(`The outcome of --row ${row} is not unknown.`);
  return count;
}

async function takeBack(
  { boss }: Store,
  session: Session,
  { id }: JobRecord,
  lines: readonly number[],
  isForced: boolean,
): Promise<number> {
  const taken = await session.query<{ line: number }>(TAKE_BACK, [id, JSON.stringify(lines)]);
  if (taken.length === 0) return 0;
  await session.query(COUNT_DOWN, [id, NO_WORKER, taken.length]);
  const deliveries = taken.map(({ line }): { id: string; data: Delivery } => ({
    id: randomUUID(),
    data: { line, isForced },
  }));
  await boss.insert(queueOf(id), deliveries, { db: session.engine });
  return taken.length;
}

const TAKE_BACK = `
DELETE FROM ${SCHEMA}.outcomes WHERE job = $1 AND outcome = 'unknown'
AND line IN (SELECT value::int FROM json_array_elements_text($2::json)) RETURNING line`;

const COUNT_DOWN = `
INSERT INTO ${SCHEMA}.tallies AS tally (job, worker, outcome, count) VALUES ($1, $2::uuid, 'unknown', -$3::int)
ON CONFLICT (job, worker, outcome) DO UPDATE SET count = tally.count + excluded.count`;
