import { isArray, isObject } from "../validation/values.ts";

/** Values nested more deeply would overflow the call stack when they are copied, compared or written. */
const MAX_DEPTH = 500;

/** More than any body that the mock reads can have; a JSON Patch that copies its own results can make far more. */
const MAX_VALUES = 1_000_000;

/** Whether a JSON value is nested too deeply, or has too many values, to be kept and written. */
export function isUnwieldy(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (depth > MAX_DEPTH || count > MAX_VALUES) return true;
    level = level.flatMap((each) => (isArray(each) ? each : isObject(each) ? Object.values(each) : []));
  }
  return false;
}
