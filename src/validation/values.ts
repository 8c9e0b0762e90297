import { isBlob } from "../serialize/body/bytes.ts";

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a number. NaN and the infinities are not: JSON has no such numbers. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether a value can be a file in a form: a Blob of any class, or bytes. */
export function isFile(value: unknown): boolean {
  return value instanceof Uint8Array || isBlob(value);
}

/** `Array.isArray`, without its `any`. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether an object has an own property of this name. */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}

/** The length of a string in Unicode code points, as JSON Schema counts (2020-12 validation, 6.3). */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/** Of the quotient: the error when two numbers are rounded to doubles and divided. */
const ROUNDING = 4 * Number.EPSILON;

/** Whether a number is a multiple of another, allowing for the rounding of binary fractions: 0.3 is a multiple of 0.1. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return !Number.isFinite(quotient) || Math.abs(Math.round(quotient) - quotient) <= ROUNDING * Math.abs(quotient);
}
