import type { SchemaType } from "revokit/runtime";
import type { Constraints } from "./constraints.ts";

/**
 * The rule of a schema that a value breaks, in words; undefined where it breaks none. The words never hold the value.
 * The keywords mean what JSON Schema 2020-12 says (Validation, 6); strings are counted in code points.
 */
export function checkConstraints(schema: Constraints, value: unknown): string | undefined {
  const { type } = schema;
  if (type && !type.some((each) => isOfType(each, value))) return `must be ${list(type.map(withArticle))}`;
  if (schema.enum && !schema.enum.some((each) => each === value)) return `must be ${list(schema.enum.map(String))}`;
  if (typeof value === "string") return checkString(schema, value);
  if (typeof value === "number") return checkNumber(schema, value);
  if (Array.isArray(value)) return checkArray(schema, value);
  return undefined;
}

function checkString({ minLength = 0, maxLength = Infinity, pattern }: Constraints, value: string): string | undefined {
  // A code point is one or two code units, so most strings need no counting.
  if (value.length < 2 * minLength && [...value].length < minLength) {
    return minLength === 1 ? "must not be empty" : `must have at least ${minLength} characters`;
  }
  if (value.length > maxLength && [...value].length > maxLength) return `must have at most ${maxLength} characters`;
  if (pattern && !pattern.test(value)) return `must match ${pattern.source}`;
  return undefined;
}

function checkNumber(schema: Constraints, value: number): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return `must be more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return `must be less than ${exclusiveMaximum}`;
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) return `must be a multiple of ${multipleOf}`;
  return undefined;
}

function checkArray({ minItems = 0, maxItems = Infinity, items }: Constraints, value: unknown[]): string | undefined {
  if (value.length < minItems) return `must have at least ${minItems} items`;
  if (value.length > maxItems) return `must have at most ${maxItems} items`;
  if (items === undefined) return undefined;
  const broken = value.map((item) => checkConstraints(items, item)).find(Boolean);
  return broken && `has an item that ${broken}`;
}

function isOfType(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function withArticle(type: SchemaType): string {
  return type === "null" ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function list(words: readonly string[]): string {
  return words.join(" or ");
}
