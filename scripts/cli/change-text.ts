/** The colors of the kinds of change. */
export const COLORS = { missing: "green", different: "yellow", orphaned: "red" } as const;

/** A number of files, in words. */
export function filesText(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
