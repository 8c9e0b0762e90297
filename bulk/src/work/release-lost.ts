import type { JobRecord } from "../job/job-record.ts";
import { queueOf } from "../store/engine.ts";
import { ENGINE_SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";

/**
 * Gives back the rows that a process before this one had in hand when it was killed. Only for a store that nobody else can
 * have open: elsewhere their worker may be alive, and its heartbeat decides.
 */
export async function releaseLost(store: Store, { id }: JobRecord): Promise<void> {
  const queue = queueOf(id);
  const table = (await store.boss.getQueue(queue))?.table;
  if (table === undefined) return;
  // pg-boss names the table, and has no call that lists jobs by their state.
  const lost = await store.query<{ id: string; retryCount: number }>(
    `SELECT id, retry_count AS "retryCount" FROM ${ENGINE_SCHEMA}.${table} WHERE name = $1 AND state = 'active'`,
    [queue],
  );
  if (lost.length > 0) await store.boss.fail(queue, [...lost]);
}
