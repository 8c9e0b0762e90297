import { ask } from "./setup.ts";

const INTERVAL = 30_000;
const STORED = "SELECT coalesce(max(line), 0)::float8 AS value FROM revokit_bulk.rows";
const SETTLED = "SELECT coalesce(sum(count), 0)::float8 AS value FROM revokit_bulk.tallies";

/** Prints twice a minute how many rows a PostgreSQL store has stored and settled. Returns a function that stops it. */
export function printProgress(store: string): () => void {
  const begin = performance.now();
  const timer = setInterval(() => {
    // Its tables may not exist yet.
    Promise.all([ask(store, STORED), ask(store, SETTLED)]).then(
      ([stored, settled]) => console.log(`${secondsSince(begin)} s: ${stored} rows stored, ${settled} settled`),
      () => {},
    );
  }, INTERVAL);
  return () => clearInterval(timer);
}

function secondsSince(begin: number): string {
  return ((performance.now() - begin) / 1000).toFixed(0);
}
