import type { Check } from "./check.ts";

/** The keywords of JSON Schema 2020-12 validation, 6.3. Lengths are counted in Unicode code points. */
export interface StringLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
}

/** A string. */
export function string({ minLength = 0, maxLength = Infinity, pattern }: StringLimits = {}): Check {
  return {
    what: "a string",
    is: (value) => typeof value === "string",
    rule: (value) => {
      if (typeof value !== "string") return undefined;
      // A code point is one or two code units, so most strings need no counting.
      if (value.length < 2 * minLength && [...value].length < minLength) {
        return minLength === 1 ? "must not be empty" : `must have at least ${minLength} characters`;
      }
      if (value.length > maxLength && [...value].length > maxLength) {
        return `must have at most ${maxLength} characters`;
      }
      return pattern && !pattern.test(value) ? `must match ${pattern.source}` : undefined;
    },
  };
}
