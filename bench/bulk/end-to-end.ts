import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./processes.ts";
import { ask, plan, type StoreName } from "./setup.ts";

/** The cost of some rows from end to end: times in seconds, sizes in MB. */
export interface EndToEnd {
  readonly store: StoreName;
  readonly rows: number;
  readonly stored: number;
  readonly worked: number;
  readonly ledger: number;
  /** The peak memory of our processes: the one that stores, and the one that works. */
  readonly planMemory: number;
  readonly workMemory: number;
  readonly disk: number;
}

/** Stores rows, works on them and reads the ledger, each in its own process. */
export async function endToEnd(
  name: StoreName,
  store: string,
  baseUrl: string,
  rows: number,
  concurrency: number,
): Promise<EndToEnd> {
  const { job, usage: stored } = await plan(store, baseUrl, rows, concurrency);
  const worked = await run("worker", job);
  const ledger = await run("planner", job, "ledger");
  if (ledger.done !== rows) throw new Error(`The ledger has ${ledger.done} rows applied, not ${rows}.`);
  return {
    ...{ store: name, rows, stored: stored.time / 1000, worked: worked.time / 1000, ledger: ledger.time / 1000 },
    ...{ planMemory: stored.memory, workMemory: worked.memory },
    disk: (name === "PGlite" ? await sizeOf(store) : await ask(store, SIZE)) / 1_000_000,
  };
}

const SIZE = "SELECT pg_database_size(current_database())::float8 AS value";

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
