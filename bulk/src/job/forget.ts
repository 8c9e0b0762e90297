import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { JobRecord } from "./job-record.ts";

const TABLES = ["outcomes", "answers", "attempts", "rows", "duplicates", "skipped", "tallies"];

/**
 * Deletes everything that the store has about a job, whose rows may contain personal data. Afterwards the same input
 * under the same name is a new job.
 */
export async function forget(store: Store, { id }: JobRecord): Promise<void> {
  await store.query(`UPDATE ${SCHEMA}.jobs SET state = 'cancelled' WHERE id = $1`, [id]);
  await store.boss.deleteQueue(queueOf(id));
  await store.transaction(async (session) => {
    for (const table of TABLES) await session.query(`DELETE FROM ${SCHEMA}.${table} WHERE job = $1`, [id]);
    await session.query(`DELETE FROM ${SCHEMA}.jobs WHERE id = $1`, [id]);
  });
}
