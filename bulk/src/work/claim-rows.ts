import type { JobRecord } from "../job/job-record.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import type { Store } from "../store/store.ts";
import type { Claimed, Delivery } from "./claim.ts";
import { type Expected, recordAttempts } from "./record-attempts.ts";

/** The job is not as expected: the transaction must be rolled back, so that its rows stay unclaimed. */
export class UnexpectedJob extends Error {}

/**
 * Claims up to `count` waiting rows, and records in the same transaction which of them are about to be sent: a worker
 * that is lost from then on leaves an attempt without an answer.
 * @throws UnexpectedJob if the job is no longer running, its rate has changed, or the gate is closed
 */
export async function claimRows(
  session: Session,
  { boss }: Pick<Store, "boss">,
  job: JobRecord,
  count: number,
  expected: Expected,
): Promise<Claimed> {
  const deliveries = await boss.fetch<Delivery>(queueOf(job.id), { batchSize: count, db: session.engine });
  const claimed = await recordAttempts(session, job, expected, deliveries);
  if (claimed.toSend.length + claimed.toSettle.length < deliveries.length) throw new UnexpectedJob();
  return claimed;
}
