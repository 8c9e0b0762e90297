import { queueOf } from "./engine.ts";
import { ENGINE_SCHEMA, SCHEMA } from "./schema.ts";
import type { Store } from "./store.ts";

/**
 * Updates PostgreSQL's statistics on a job's lines. After so many inserts they still describe empty tables: each page of lines
 * would then be a sort of all that follow.
 */
export async function analyze({ boss, engine }: Store, job: number): Promise<void> {
  const queue = await boss.getQueue(queueOf(job));
  const tables = [`${SCHEMA}.rows`, `${SCHEMA}.duplicates`, `${SCHEMA}.skipped`];
  if (queue !== null) tables.push(`${ENGINE_SCHEMA}.${queue.table}`);
  for (const table of tables) await engine.executeSql(`ANALYZE ${table}`);
}
