import { isMultipleOf } from "../validation/values.ts";
import type { Check } from "./check.ts";

/** The keywords of JSON Schema 2020-12 validation, 6.2. */
export interface NumberLimits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** A finite number, or a bigint. */
export function number(limits: NumberLimits = {}): Check {
  return { what: "a number", is: (value) => isBigint(value) || Number.isFinite(value), rule: within(limits) };
}

/** An integer, or a bigint, which stays exact beyond 2^53. */
export function integer(limits: NumberLimits = {}): Check {
  return { what: "an integer", is: (value) => isBigint(value) || Number.isInteger(value), rule: within(limits) };
}

function within(limits: NumberLimits): (value: unknown) => string | undefined {
  const { minimum = -Infinity, maximum = Infinity, multipleOf } = limits;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = limits;
  return (value) => {
    if (typeof value !== "number" && !isBigint(value)) return undefined;
    if (value < minimum) return `must be at least ${minimum}`;
    if (value > maximum) return `must be at most ${maximum}`;
    if (value <= exclusiveMinimum) return `must be more than ${exclusiveMinimum}`;
    if (value >= exclusiveMaximum) return `must be less than ${exclusiveMaximum}`;
    return multipleOf !== undefined && !isMultiple(value, multipleOf)
      ? `must be a multiple of ${multipleOf}`
      : undefined;
  };
}

function isMultiple(value: number | bigint, divisor: number): boolean {
  if (!isBigint(value)) return isMultipleOf(value, divisor);
  return !Number.isInteger(divisor) || value % BigInt(divisor) === 0n;
}

function isBigint(value: unknown): value is bigint {
  return typeof value === "bigint";
}
