import { isDeepStrictEqual } from "node:util";
import { type JsonType, type Keywords, typesOf, valuesOf } from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** The values that schemas themselves provide. Many documents have examples of another type, which are left out. */
export function givenValues(schemas: Conjunction): unknown[] {
  return schemas.flatMap(valuesIn).filter((value) => schemas.every((schema) => mayTake(schema, value)));
}

function valuesIn(schema: Keywords): unknown[] {
  const examples = Array.isArray(schema["examples"]) ? schema["examples"].slice(0, 3) : [];
  return [schema["example"], ...examples, schema["default"]].filter((value) => value !== undefined);
}

function mayTake(schema: Keywords, value: unknown): boolean {
  const enumerated = valuesOf(schema)?.some((each) => isDeepStrictEqual(each, value)) ?? true;
  return enumerated && (typesOf(schema)?.some((type) => hasType(value, type)) ?? true);
}

function hasType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
