import { median } from "../lib/measure.ts";
import { run } from "./processes.ts";
import type { Usage } from "./protocol.ts";
import { plan } from "./setup.ts";

/** A store's worker as multiples of the plain loop in the same round: medians. */
export interface BesideLoop {
  readonly speed: number;
  readonly cpu: number;
}

/**
 * Has a worker and the plain loop take turns at the same rows, with as many calls in flight. Both have worked on as many rows
 * before: it takes thousands until WebAssembly and JavaScript are compiled as well as they will be.
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
