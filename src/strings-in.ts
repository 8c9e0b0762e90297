/**
 * Every string and number in a value, as text. Iterative, so that a deeply nested value cannot overflow the call stack.
 * @param max how many values to look at, objects and arrays among them, those that are nested less first. Default: all
 */
export function stringsIn(value: unknown, max = Infinity): readonly string[] {
  const found: string[] = [];
  const open = new Set([value]);
  // A set can grow while it is iterated, and contains an object that refers to itself only once.
  for (const next of open) {
    if (typeof next === "string" || typeof next === "number" || typeof next === "bigint") found.push(String(next));
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next)) continue;
    for (const item of Object.values(next)) if (open.size < max) open.add(item);
  }
  return found;
}
