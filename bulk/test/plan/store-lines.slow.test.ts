import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kirim } from "../../src/index.ts";
import { planJob } from "../../src/plan/plan-job.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { makeFolder } from "../support/command.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../support/postgres.ts";

const LINES = 2_000;
const programs = findPostgres();
let folder: string;
let server: PostgresServer | undefined;
beforeAll(async () => {
  folder = await makeFolder();
  if (programs !== undefined) server = await startPostgres(programs);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

const locations = {
  "an embedded store": () => Promise.resolve(join(folder, "store")),
  ...(programs !== undefined && {
    PostgreSQL: () => server?.createDatabase() ?? Promise.reject(new Error("No server.")),
  }),
};

test.each(Object.entries(locations))("storing a job in %s reads no other job's lines", async (_, locate) => {
  const store = await openStore(await locate());
  try {
    const reads: number[] = [];
    for (let job = 0; job < 3; job += 1) {
      const before = await countReads(store);
      await plan(store, `job ${job}`);
      reads.push((await countReads(store)) - before);
    }
    // About five for each line. A query plan that scans all lines for each line reads thousands.
    expect(Math.max(...reads)).toBeLessThan(LINES * 10);
    // Also shows that the reads are counted.
    expect(Math.min(...reads)).toBeGreaterThanOrEqual(LINES);
  } finally {
    await store.close();
  }
});

/** Every second line is the same call as the line before it. */
async function plan(store: Store, name: string): Promise<void> {
  const rows = Array.from({ length: LINES }, (_, index) => ({ id: "cus_1", link_id: `csl_${index >> 1}` }));
  await planJob(store, { api: kirim, operation: "revokeSetupLink", rows, name });
}

/** How many rows and index entries all scans have read so far, as PostgreSQL counts them. */
async function countReads({ query }: Store): Promise<number> {
  // The counts are published after the statement, so they must be read by another.
  await query("SELECT pg_stat_force_next_flush()");
  const [row] = await query<{ reads: number }>(READS);
  return row?.reads ?? 0;
}

const READS = `
SELECT (
  (SELECT sum(seq_tup_read) FROM pg_stat_user_tables) + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes)
)::float8 AS reads`;
