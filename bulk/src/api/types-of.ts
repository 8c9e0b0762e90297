import type { SchemaFacts } from "revokit";

/** The types of JSON Schema that a schema's values may have; empty if any type is allowed. */
export function typesOf({ type, enum: values, anyOf = [] }: SchemaFacts): readonly string[] {
  if (type !== undefined) return type;
  if (values !== undefined) return values.map(typeOf);
  const alternatives = anyOf.map(typesOf);
  return alternatives.some((types) => types.length === 0) ? [] : alternatives.flat();
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
