import type { JobRecord } from "../job/job-record.ts";
import type { Session } from "../store/database.ts";
import { isForgotten, queueOf } from "../store/engine.ts";
import type { Store } from "../store/store.ts";
import type { Claimed, Delivery } from "./claim.ts";
import { type Expected, recordAttempts } from "./record-attempts.ts";

/**
 * Claims up to `count` waiting rows, and records in the same transaction which of them are about to be sent: a worker
 * that is lost from now on leaves an attempt without an answer. Claims none if the job is not as expected.
 */
export async function claimRows(store: Store, job: JobRecord, count: number, expected: Expected): Promise<Claimed> {
  const claim = store.transaction((session) => claimIn(session, store, job, count, expected));
  return claim.catch((error: unknown) => {
    if (error instanceof Unexpected || isForgotten(error)) return NOTHING;
    throw error;
  });
}

const NOTHING: Claimed = { toSend: [], toSettle: [] };

/** Rolls a claim back. */
class Unexpected extends Error {}

async function claimIn(
  session: Session,
  { boss }: Store,
  job: JobRecord,
  count: number,
  expected: Expected,
): Promise<Claimed> {
  const deliveries = await boss.fetch<Delivery>(queueOf(job.id), { batchSize: count, db: session.engine });
  const claimed = await recordAttempts(session, job, expected, deliveries);
  if (claimed.toSend.length + claimed.toSettle.length < deliveries.length) throw new Unexpected();
  return claimed;
}
