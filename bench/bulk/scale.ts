import { run } from "./processes.ts";
import { plan } from "./setup.ts";

/** The speed of several workers together. */
export interface Scale {
  readonly workers: number;
  readonly perSecond: number;
}

/** Rows a second with one to eight workers, from when the first begins until the last has ended. */
export async function scale(
  store: string,
  baseUrl: string,
  effort: { readonly rows: number; readonly concurrency: number },
): Promise<readonly Scale[]> {
  const speeds: Scale[] = [];
  for (const workers of [1, 2, 4, 8]) {
    const rows = effort.rows * workers;
    const { job } = await plan(store, baseUrl, rows, effort.concurrency);
    const used = await Promise.all(Array.from({ length: workers }, () => run("worker", job)));
    const begin = Math.min(...used.map(({ begun }) => begun));
    const end = Math.max(...used.map(({ begun, time }) => begun + time));
    speeds.push({ workers, perSecond: rows / ((end - begin) / 1000) });
  }
  return speeds;
}
