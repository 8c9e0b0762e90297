import type { PgBoss } from "pg-boss";
import type { Session } from "./database.ts";
import { ENGINE_SCHEMA } from "./schema.ts";

/**
 * Releases the rows that an earlier process had claimed when it was killed. Only for a store that no other process can
 * have open, and before this process claims rows: otherwise a row's worker may be alive, and its heartbeat decides.
 */
export async function releaseLost(session: Session, boss: PgBoss): Promise<void> {
  const lost = new Map<string, { readonly id: string; readonly retryCount: number }[]>();
  for (const { queue, id, retryCount } of await session.query<ActiveRow>(ACTIVE)) {
    lost.set(queue, [...(lost.get(queue) ?? []), { id, retryCount }]);
  }
  for (const [queue, claims] of lost) await boss.fail(queue, claims);
}

interface ActiveRow {
  readonly queue: string;
  readonly id: string;
  readonly retryCount: number;
}

// pg-boss has no call that lists jobs by their state.
const ACTIVE = `
SELECT job.name AS queue, job.id, job.retry_count AS "retryCount"
FROM ${ENGINE_SCHEMA}.queue JOIN ${ENGINE_SCHEMA}.job ON job.name = queue.name AND job.state = 'active'`;
