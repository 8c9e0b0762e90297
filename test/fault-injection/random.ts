/**
 * Integers below 2³² derived from a seed alone (splitmix32), so that a run can be repeated whatever the order of its calls.
 */
export function random(...seed: number[]): number {
  return seed.reduce((state, part) => {
    let mixed = (state + part + 0x9e3779b9) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }, 0);
}

/** Picks an item by a random number; undefined if there are none. */
export function pick<T>(items: readonly T[], number: number): T | undefined {
  return items[number % items.length];
}
