/** Different combinations of one value of each list, at most a number of them; none if a list is empty. */
export function* combinations(lists: readonly (readonly unknown[])[], count: number): Generator<unknown[]> {
  if (lists.some((values) => values.length === 0)) return;
  for (let index = 0; index < count; index += 1) {
    let rest = index;
    const chosen = lists.map((values) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return value;
    });
    if (rest > 0) return;
    yield chosen;
  }
}
