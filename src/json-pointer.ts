/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function getByPointer(value: unknown, pointer: string): unknown {
  let node = value;
  for (const step of parsePointer(pointer)) {
    if (!hasOwnKey(node, step)) return undefined;
    node = node[step];
  }
  return node;
}

/** The member names and indices on the way of a pointer. */
export function parsePointer(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return pointer.includes("~") ? tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~")) : tokens;
}

/** Whether a value has a member, or an element, of its own under this name. */
export function hasOwnKey(value: unknown, step: string): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step);
}
