/** The rule for values of rows, which are stored until they are sent. */
export const NOT_STORABLE = "has a value that JSON can't hold, such as a Blob, bytes or a bigint: give its text";

/** Whether JSON keeps a value, so that what is stored and sent is what was checked. A `Date` becomes its text in both. */
export function isStorable(value: unknown): boolean {
  try {
    JSON.stringify(value, assertKept);
    return true;
  } catch {
    // It may also be nested too deeply, or refer to itself.
    return false;
  }
}

/** The replacer's value may already be another, by `toJSON`. */
function assertKept(this: Readonly<Record<string, unknown>>, name: string, replaced: unknown): unknown {
  const value = this[name];
  if (typeof value === "object" ? isPlain(value) : isScalar(value)) return replaced;
  throw new TypeError("not JSON");
}

function isPlain(value: object | null): boolean {
  if (value === null || Array.isArray(value)) return true;
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && !("toJSON" in value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "number" ? Number.isFinite(value) : ["string", "boolean", "undefined"].includes(typeof value);
}
