/** Resolves a JSON pointer (RFC 6901); undefined if it points to nothing. */
export function getByPointer(value: unknown, pointer: string): unknown {
  let node = value;
  for (const step of parsePointer(pointer)) {
    if (!hasOwnKey(node, step)) return undefined;
    node = node[step];
  }
  return node;
}

/** The unescaped steps of a pointer. */
export function parsePointer(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return pointer.includes("~") ? tokens.map(unescapeToken) : tokens;
}

/** Whether a value has an own member or element of this name; an array's length is neither. */
export function hasOwnKey(value: unknown, step: string): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
  return !Array.isArray(value) || step !== "length";
}

/** A name as a token of a pointer (RFC 6901, 3). */
export function escapeToken(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** The name that a token of a pointer stands for (RFC 6901, 4). */
export function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
