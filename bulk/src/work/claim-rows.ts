import type { JobRecord } from "../job/job-record.ts";
import { stateAfterClaim } from "../rows/states.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { Claim, Delivery } from "./claim.ts";
import { type Expected, takeRows } from "./claimed-rows.ts";

/** Rows that a worker has been handed. */
export interface Claimed {
  /** To be sent at once: their attempts are recorded. */
  readonly toSend: readonly Claim[];
  /** To be settled without another attempt. */
  readonly toSettle: readonly Claim[];
}

/**
 * Claims up to `count` waiting rows, and records in the same transaction which of them are about to be sent: a worker
 * that is lost from now on leaves an attempt without an answer. Takes none where the job is not as expected.
 */
export async function claimRows(store: Store, job: JobRecord, count: number, expected: Expected): Promise<Claimed> {
  const claim = store.transaction((session) => claimIn(session, store, job, count, expected));
  return claim.catch((error: unknown) => {
    if (error instanceof Unexpected) return NOTHING;
    throw error;
  });
}

const NOTHING: Claimed = { toSend: [], toSettle: [] };

/** Rolls a claim back. */
class Unexpected extends Error {}

async function claimIn(
  session: Session,
  store: Store,
  job: JobRecord,
  count: number,
  expected: Expected,
): Promise<Claimed> {
  const options = { batchSize: count, db: session.engine };
  const deliveries = await store.boss.fetch<Delivery>(queueOf(job.id), options);
  const claims = await takeRows(session, job, expected, deliveries);
  if (claims.length < deliveries.length) throw new Unexpected();
  const toSend = claims.filter(({ isSettled, history }) => !isSettled && stateAfterClaim(history) === "attempted");
  const attempts = toSend
    .filter(({ history }) => history.attempts.length > 0)
    .map(({ line, id, retryCount, history }) => ({
      ...{ line, delivery: id, claim: retryCount, number: history.attempts.length + 1 },
    }));
  if (attempts.length > 0) await session.query(RECORD_FURTHER_ATTEMPTS, [job.id, JSON.stringify(attempts)]);
  return { toSend, toSettle: claims.filter((claim) => !toSend.includes(claim)) };
}

const RECORD_FURTHER_ATTEMPTS = `
INSERT INTO ${SCHEMA}.attempts (job, line, number, delivery, claim)
SELECT $1, line, number, delivery, claim
FROM json_to_recordset($2::json) AS input (line int, number int, delivery uuid, claim int)`;

/** Shows that this worker is alive, so that its rows are not given to another. */
export async function touch(
  { boss }: Store,
  session: Session,
  job: number,
  claims: readonly Pick<Claim, "id" | "retryCount">[],
): Promise<void> {
  const attempts = claims.map(({ id, retryCount }) => ({ id, retryCount }));
  await boss.touch(queueOf(job), attempts, { db: session.engine });
}
