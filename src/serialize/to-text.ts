/**
 * The text of a primitive value: strings, finite numbers, booleans, bigints and dates.
 * Undefined for anything else.
 */
export function toText(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? String(value) : undefined;
    case "boolean":
    case "bigint":
      return String(value);
    case "function":
    case "object":
    case "symbol":
    case "undefined":
      return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
  }
}
