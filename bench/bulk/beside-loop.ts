import { median } from "../lib/measure.ts";
import { run } from "./processes.ts";
import type { Usage } from "./protocol.ts";
import { plan } from "./setup.ts";

/** The figures of a store's worker, divided by those of the plain loop in the same round: medians. */
export interface BesideLoop {
  readonly speed: number;
  readonly cpu: number;
}

/**
 * Runs a worker and the plain loop in turns on the same rows, with equally many calls in flight. Both warm up on as many rows
 * first: WebAssembly and JavaScript are fully optimized only after thousands.
 */
export async function besideLoop(
  store: string,
  baseUrl: string,
  effort: { readonly rounds: number; readonly rows: number; readonly concurrency: number },
): Promise<BesideLoop> {
  const rounds: BesideLoop[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    const warmUp = await plan(store, baseUrl, effort.rows, effort.concurrency);
    const measured = await plan(store, baseUrl, effort.rows, effort.concurrency);
    const job = { ...measured.job, warmUp: warmUp.job.name };
    const order = round % 2 === 0 ? (["loop", "worker"] as const) : (["worker", "loop"] as const);
    const used = new Map<string, Usage>();
    for (const program of order) used.set(program, await run(program, job));
    const [loop, worker] = [used.get("loop"), used.get("worker")];
    if (loop?.done !== effort.rows || worker?.done !== effort.rows) throw new Error("Not every row was applied.");
    rounds.push({ speed: loop.time / worker.time, cpu: worker.cpu / loop.cpu });
  }
  return { speed: median(rounds.map(({ speed }) => speed)), cpu: median(rounds.map(({ cpu }) => cpu)) };
}
