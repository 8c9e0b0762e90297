import type { Position } from "./position-automaton.ts";

/**
 * Follows two ways from a position with the same text, until both are back there and have been apart.
 * @param onStep called for each pair of positions that is compared
 */
export function hasTwoWaysBack(start: Position, onStep: () => void): boolean {
  const ids = new Map<Position, number>();
  const idOf = (position: Position) => ids.get(position) ?? (ids.set(position, ids.size), ids.size - 1);
  const seen = new Set<string>();
  const open: [Position, Position, boolean][] = [[start, start, false]];
  for (const [left, right, wereApart] of open) {
    for (const [nextLeft, ways] of left.next) {
      for (const nextRight of right.next.keys()) {
        onStep();
        if (nextLeft.characters.isDisjointWith(nextRight.characters)) continue;
        const areApart = wereApart || nextLeft !== nextRight || ways > 1;
        if (areApart && nextLeft === start && nextRight === start) return true;
        const key = `${idOf(nextLeft)} ${idOf(nextRight)} ${areApart}`;
        if (!seen.has(key)) open.push([nextLeft, nextRight, areApart]);
        seen.add(key);
      }
    }
  }
  return false;
}
