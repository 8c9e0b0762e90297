import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { findPostgres, startPostgres } from "../../bulk/test/support/postgres.ts";
import { run, startServer } from "./processes.ts";
import type { Job, Usage } from "./protocol.ts";

/** The stores that are compared. */
export const STORES = ["PGlite", "PostgreSQL"] as const;
/** The name of one of them. */
export type StoreName = (typeof STORES)[number];

/** How long a call over the internet takes, in milliseconds. */
export const FAR = 200;

/** Two stores, and two servers: one that answers at once, one that takes a while. */
export interface Setup {
  /** A fresh store. */
  readonly createStore: (name: StoreName) => Promise<string>;
  readonly near: string;
  readonly far: string;
  readonly close: () => Promise<void>;
}

/** Starts everything. PostgreSQL must be installed. */
export async function setUp(): Promise<Setup> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error("Install PostgreSQL first: apt-get install postgresql.");
  const folder = await mkdtemp(join(tmpdir(), "revokit-bench-"));
  const postgres = await startPostgres(programs);
  const [near, far] = [await startServer(0), await startServer(FAR)];
  let folders = 0;
  return {
    createStore: async (name) =>
      name === "PGlite" ? join(folder, `store-${(folders += 1)}`) : postgres.createDatabase(),
    near: near.baseUrl,
    far: far.baseUrl,
    close: async () => {
      near.server.kill();
      far.server.kill();
      await postgres.stop();
      await rm(folder, { recursive: true });
    },
  };
}

let jobs = 0;

/** Stores a job, and returns it with the time that took. */
export async function plan(
  store: string,
  baseUrl: string,
  rows: number,
  concurrency: number,
): Promise<{ readonly job: Job; readonly usage: Usage }> {
  const job = { store, baseUrl, rows, concurrency, name: `bench-${(jobs += 1)}` };
  return { job, usage: await run("planner", job) };
}

/** The single value of a PostgreSQL query's result. */
export async function ask(store: string, text: string): Promise<number> {
  const client = new Client({ connectionString: store });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: number }>(text);
    return rows[0]?.value ?? NaN;
  } finally {
    await client.end();
  }
}
