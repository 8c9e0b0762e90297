import { run } from "./processes.ts";
import { ask, plan } from "./setup.ts";

const TRANSACTIONS = "SELECT xact_commit::float8 AS value FROM pg_stat_database WHERE datname = current_database()";

/** How many transactions a second a worker causes while it waits for a paused job, including the engine's own. */
export async function idleCost(store: string, baseUrl: string): Promise<number> {
  const { job } = await plan(store, baseUrl, 100, 10);
  const before = await ask(store, TRANSACTIONS);
  const { time } = await run("idle", job);
  return ((await ask(store, TRANSACTIONS)) - before) / (time / 1000);
}
