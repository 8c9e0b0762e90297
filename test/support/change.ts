/** A copy of a document with the value at a JSON pointer replaced, or removed if none is given. */
export function change(document: unknown, pointer: string, value?: unknown): unknown {
  if (pointer === "") return value;
  const copy = structuredClone(document);
  const keys = pointer.slice(1).split("/");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((node: unknown, key) => Reflect.get(Object(node), key), copy);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return copy;
}

/** The JSON pointers of every value in a document, itself included. */
export function pointersOf(document: unknown): string[] {
  const below =
    typeof document === "object" && document !== null
      ? Object.entries(document).flatMap(([key, value]) => pointersOf(value).map((pointer) => `/${key}${pointer}`))
      : [];
  return ["", ...below];
}
