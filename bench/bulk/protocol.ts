/** The task of one process of the benchmark. */
export interface Job {
  readonly baseUrl: string;
  readonly rows: number;
  readonly concurrency: number;
  /** Of the store. */
  readonly store: string;
  /** The name of the job. */
  readonly name: string;
  /** A job of as many rows, to warm up on. */
  readonly warmUp?: string;
}

/** The report of that process. */
export interface Usage {
  /** Rows that were applied. */
  readonly done: number;
  /** When it began, in milliseconds since the Unix epoch. */
  readonly begun: number;
  /** In milliseconds. */
  readonly time: number;
  /** Of this process, in milliseconds. */
  readonly cpu: number;
  /** The peak memory of this process, in MB. */
  readonly memory: number;
}

/** Measures some work, and reports to the parent process. */
export async function report(work: () => Promise<number>): Promise<void> {
  const [begin, cpu] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(cpu);
  const memory = process.resourceUsage().maxRSS / 1024;
  const begun = performance.timeOrigin + begin;
  const usage: Usage = { done, begun, time: performance.now() - begin, cpu: (user + system) / 1000, memory };
  await new Promise<void>((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(usage, () => resolve());
  });
}
