import { format, publish, table } from "../lib/report.ts";
import { type BesideLoop, besideLoop } from "./beside-loop.ts";
import { type EndToEnd, endToEnd } from "./end-to-end.ts";
import { idleCost } from "./idle-cost.ts";
import { scale } from "./scale.ts";
import { FAR, setUp, STORES, type StoreName } from "./setup.ts";
import { wholeTable } from "./whole-table.ts";

const option = (name: string, usual: number) => Number(process.env[name] ?? usual);
const [ROUNDS, ROWS, FAR_ROWS] = [option("ROUNDS", 5), option("ROWS", 10_000), option("FAR_ROWS", 4_000)];
const SIZES = [1_000, 10_000, option("MAX_ROWS", 100_000)];
const CONCURRENCY = 100;
const FAR_CONCURRENCY = 50;

const setup = await setUp();
try {
  const beside: Partial<Record<StoreName, BesideLoop>> = {};
  const effort = { rounds: ROUNDS, rows: ROWS, concurrency: CONCURRENCY };
  for (const name of STORES) beside[name] = await besideLoop(await setup.createStore(name), setup.near, effort);
  const postgres = await setup.createStore("PostgreSQL");
  const workers = await scale(postgres, setup.far, { rows: FAR_ROWS, concurrency: FAR_CONCURRENCY });
  const idle = await idleCost(postgres, setup.far);
  const whole: EndToEnd[] = [];
  for (const name of STORES) {
    for (const rows of SIZES) {
      whole.push(await endToEnd(name, await setup.createStore(name), setup.near, rows, CONCURRENCY));
    }
  }
  await publish({
    name: "bulk",
    title: "A list of calls",
    text: [
      `Kirim's operation, by \`@revokit/bulk\` and by the same client in a plain loop of p-limit, which keeps nothing, on a server that answers at once, ${CONCURRENCY} calls in flight. Medians of ${ROUNDS} rounds of ${format(ROWS)} rows, as multiples of the loop in the same round, after a warm-up of as many. PostgreSQL's own processes are not in its CPU.`,
      table(
        ["store", "rows a second", "CPU a row"],
        STORES.map((name) => [
          name,
          `${format(beside[name]?.speed ?? NaN, 2)} ×`,
          `${format(beside[name]?.cpu ?? NaN, 2)} ×`,
        ]),
      ),
      `Workers on PostgreSQL, against a server that takes ${FAR} ms, ${FAR_CONCURRENCY} calls in flight each, ${format(FAR_ROWS)} rows a worker:`,
      table(
        ["workers", "rows a second", "÷ 1 worker"],
        workers.map(({ workers: count, perSecond }) => [
          ...[String(count), format(perSecond)],
          format(perSecond / (workers[0]?.perSecond ?? NaN), 1),
        ]),
      ),
      `A worker that waits for a paused job costs PostgreSQL ${format(idle, 1)} transactions a second, the engine's own included.`,
      "Rows from end to end, by one process that stores them, one that works on them against a server that answers at once, and one that reads the ledger:",
      table(...wholeTable(whole)),
    ].join("\n\n"),
    data: { beside, workers, idle, whole },
  });
} finally {
  await setup.close();
}
