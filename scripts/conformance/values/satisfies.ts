import type { SchemaFacts } from "revokit";
import { parsePattern } from "../../compile/patterns.ts";

/** Whether a value satisfies a schema, decided independently of the library. */
export function satisfies(schema: SchemaFacts, value: unknown): boolean {
  const { type, enum: values, anyOf } = schema;
  if (type !== undefined && !type.some((each) => typesOf(value).includes(each))) return false;
  if (values !== undefined && !values.includes(value)) return false;
  if (anyOf !== undefined && !anyOf.some((each) => satisfies(each, value))) return false;
  if (typeof value === "string") return isString(schema, value);
  if (typeof value === "number") return isNumber(schema, value);
  if (!Array.isArray(value)) return true;
  const { minItems = 0, maxItems = Infinity, items = {} } = schema;
  return value.length >= minItems && value.length <= maxItems && value.every((item) => satisfies(items, item));
}

function isString({ pattern, minLength = 0, maxLength = Infinity }: SchemaFacts, value: string): boolean {
  const { length } = [...value];
  if (length < minLength || length > maxLength) return false;
  // Facts have no flags: some patterns are valid only without `u`.
  return pattern === undefined || parsePattern(pattern)?.test(value) !== false;
}

function isNumber(schema: SchemaFacts, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, multipleOf } = schema;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum) return false;
  return multipleOf === undefined || Number.isInteger(value / multipleOf);
}

function typesOf(value: unknown): readonly string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return [typeof value];
}
