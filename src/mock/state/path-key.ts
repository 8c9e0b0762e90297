/** A text that is equal for the same path parameters in the same scope only, whatever their order. */
export function pathKey(path: Readonly<Record<string, string>>, ...scope: readonly string[]): string {
  const values = Object.keys(path)
    .sort()
    .map((name) => path[name]);
  return JSON.stringify([...scope, ...values]);
}
