/** Every string and number in a value, as text. Iterative, so that a deeply nested value cannot overflow the call stack. */
export function* stringsIn(value: unknown): Generator<string> {
  const open = [value];
  const seen = new Set<unknown>();
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string" || typeof next === "number" || typeof next === "bigint") yield String(next);
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next) || seen.has(next)) continue;
    seen.add(next);
    for (const item of Object.values(next)) open.push(item);
  }
}
