import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres, startPostgres } from "../../bulk/test/support/postgres.ts";
import { median } from "../lib/measure.ts";
import { format, publish, table } from "../lib/report.ts";
import { run, startServer } from "./processes.ts";
import type { Job, Usage } from "./protocol.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 7);
const ROWS = Number(process.env["ROWS"] ?? 2_000);
const MANY = Number(process.env["MANY"] ?? 100_000);
const CONCURRENCY = 100;
/** What a call to a server over the internet takes, in milliseconds. */
const FAR = 200;

const programs = findPostgres();
if (programs === undefined) throw new Error("Install PostgreSQL first: apt-get install postgresql.");
const folder = await mkdtemp(join(tmpdir(), "revokit-bench-"));
const postgres = await startPostgres(programs);
const stores = { PGlite: join(folder, "store"), PostgreSQL: await postgres.createDatabase() };
const near = await startServer(0);
const far = await startServer(FAR);
let jobs = 0;

/** A job, and what storing it takes. */
async function plan(
  store: string,
  baseUrl: string,
  rows: number,
  concurrency: number,
): Promise<{ job: Job; usage: Usage }> {
  const job = { store, baseUrl, rows, concurrency, name: `bench-${(jobs += 1)}` };
  return { job, usage: await run("planner", job) };
}

/** Rows a second and CPU a row of each, as a share of the loop's in the same round. */
async function besideLoop(store: string) {
  const rounds: { readonly speed: number; readonly cpu: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { job } = await plan(store, near.baseUrl, ROWS, CONCURRENCY);
    const order = round % 2 === 0 ? (["loop", "worker"] as const) : (["worker", "loop"] as const);
    const used = new Map<string, Usage>();
    for (const program of order) used.set(program, await run(program, job));
    const [loop, worker] = [used.get("loop"), used.get("worker")];
    if (loop?.done !== ROWS || worker?.done !== ROWS) throw new Error("Not every row was applied.");
    rounds.push({ speed: loop.time / worker.time, cpu: worker.cpu / loop.cpu });
  }
  return { speed: median(rounds.map(({ speed }) => speed)), cpu: median(rounds.map(({ cpu }) => cpu)) };
}

/** Rows a second with one to eight workers on PostgreSQL, against a far server. */
async function scale() {
  const speeds: { readonly workers: number; readonly perSecond: number }[] = [];
  for (const workers of [1, 2, 4, 8]) {
    const rows = 1_500 * Math.min(workers, 4);
    const { job } = await plan(stores.PostgreSQL, far.baseUrl, rows, 50);
    const begin = performance.now();
    await Promise.all(Array.from({ length: workers }, () => run("worker", job)));
    speeds.push({ workers, perSecond: rows / ((performance.now() - begin) / 1000) });
  }
  return speeds;
}

/** Many rows from end to end. */
async function many(store: string) {
  const { job, usage: stored } = await plan(store, near.baseUrl, MANY, CONCURRENCY);
  const worked = await run("worker", job);
  const ledger = await run("planner", job, "ledger");
  if (ledger.done !== MANY) throw new Error(`The ledger has ${ledger.done} rows applied, not ${MANY}.`);
  return { stored: stored.time / 1000, worked: worked.time / 1000, ledger: ledger.time / 1000, memory: worked.memory };
}

try {
  const beside = { PGlite: await besideLoop(stores.PGlite), PostgreSQL: await besideLoop(stores.PostgreSQL) };
  const workers = await scale();
  const whole = { PGlite: await many(stores.PGlite), PostgreSQL: await many(stores.PostgreSQL) };
  const names = ["PGlite", "PostgreSQL"] as const;
  await publish({
    name: "bulk",
    title: "A list of calls",
    text: [
      `Kirim's operation, by \`@revokit/bulk\` and by the same client in a plain loop of p-limit, which keeps nothing, on a server that answers at once, ${CONCURRENCY} calls in flight. Medians of ${ROUNDS} rounds of ${ROWS} rows, as multiples of the loop in the same round. PostgreSQL's own processes are not in its CPU.`,
      table(
        ["store", "rows a second", "CPU a row"],
        names.map((name) => [name, `${format(beside[name].speed, 2)} ×`, `${format(beside[name].cpu, 2)} ×`]),
      ),
      `Workers on PostgreSQL, against a server that takes ${FAR} ms, 50 calls in flight each, the start of their processes included:`,
      table(
        ["workers", "rows a second"],
        workers.map(({ workers: count, perSecond }) => [String(count), format(perSecond)]),
      ),
      `${format(MANY)} rows from end to end by one worker:`,
      table(
        ["store", "stored, s", "worked on, s", "ledger read, s", "memory of the worker, MB"],
        names.map((name) => {
          const { stored, worked, ledger, memory } = whole[name];
          return [name, format(stored), format(worked), format(ledger), format(memory)];
        }),
      ),
    ].join("\n\n"),
    data: { beside, workers, whole },
  });
} finally {
  near.server.kill();
  far.server.kill();
  await postgres.stop();
  await rm(folder, { recursive: true });
}
