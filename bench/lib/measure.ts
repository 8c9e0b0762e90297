/** The figures of one contestant over all rounds. */
export interface Measurement {
  readonly name: string;
  /** The median time of one call, in microseconds. */
  readonly time: number;
  /** The median, over the rounds, of its time divided by the base's in the same round. */
  readonly timeRatio: number;
  /** The same for this process's CPU time, which other processes on the machine disturb less. */
  readonly cpu: number;
  readonly cpuRatio: number;
}

/** A contestant: `batch` makes the given number of calls. */
export interface Contestant {
  readonly name: string;
  readonly batch: (calls: number) => Promise<void>;
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  /** In each round, of each contestant. */
  readonly calls: number;
  /** Warm-up calls of each contestant, until its code is optimized. */
  readonly warmUp: number;
}

/**
 * Measures contestants side by side. Each round runs a batch of each, in a changing order, so that a temporary slowdown of
 * the machine affects all of them. The first contestant is the base of the ratios.
 */
export async function measure(
  contestants: readonly Contestant[],
  { rounds, calls, warmUp }: Effort,
): Promise<readonly Measurement[]> {
  const taken = contestants.map(({ name, batch }) => ({ name, batch, times: [] as number[], cpus: [] as number[] }));
  const [base] = taken;
  if (base === undefined) return [];

  for (const { batch } of contestants) await batch(warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const { batch, times, cpus } of shuffle(taken)) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      await batch(calls);
      times.push(((performance.now() - start) * 1000) / calls);
      const { user, system } = process.cpuUsage(cpu);
      cpus.push((user + system) / calls);
    }
  }
  return taken.map(({ name, times, cpus }) => ({
    name,
    time: median(times),
    timeRatio: medianRatio(times, base.times),
    cpu: median(cpus),
    cpuRatio: medianRatio(cpus, base.cpus),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

function medianRatio(values: readonly number[], base: readonly number[]): number {
  return median(values.map((value, round) => value / (base[round] ?? NaN)));
}

function shuffle<T>(values: readonly T[]): readonly T[] {
  return values
    .map((value) => ({ value, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
