/**
 * Whole numbers below 2³² that follow from a seed and nothing else (splitmix32), so that a run can be had again
 * whatever order its calls end in.
 */
export function random(...seed: number[]): number {
  return seed.reduce((state, part) => {
    let mixed = (state + part + 0x9e3779b9) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }, 0);
}

/** One of several, by a random number; undefined where there is none. */
export function pick<T>(items: readonly T[], number: number): T | undefined {
  return items[number % items.length];
}
