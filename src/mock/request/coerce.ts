import type { SchemaFacts } from "../../facts.ts";
import { JSON_NUMBER } from "../../json-number.ts";
import { shapeOf } from "./styles.ts";
import { isObject } from "../../validation/values.ts";

/**
 * The values that a text may stand for, the schema's most specific type first. Text that fits no type stays text,
 * for the validator to refuse.
 */
export function readings(schema: SchemaFacts, parts: unknown): readonly unknown[] {
  const alternatives = schema.anyOf ?? [];
  const own = alternatives.length === 0 || hasOwnShape(schema) ? [coerce(schema, parts)] : [];
  return [...own, ...alternatives.flatMap((each) => readings(each, parts))];
}

function hasOwnShape({ type, properties, items, enum: values }: SchemaFacts): boolean {
  return [type, properties, items, values].some((each) => each !== undefined);
}

function coerce(schema: SchemaFacts, parts: unknown): unknown {
  if (Array.isArray(parts)) return parts.map((item) => first(schema.items ?? {}, item));
  if (isObject(parts)) {
    const { properties = {}, additionalProperties = {} } = schema;
    return Object.fromEntries(
      Object.entries(parts).map(([name, part]) => {
        const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return [name, first(known ?? additionalProperties, part)];
      }),
    );
  }
  if (typeof parts !== "string") return parts;
  // A deepObject's list of one item is written like a text.
  return shapeOf(schema) === "array" ? [first(schema.items ?? {}, parts)] : toScalar(schema, parts);
}

/** Nested values have no validator to choose among alternatives, so the first type that accepts the text wins. */
function first(schema: SchemaFacts, part: unknown): unknown {
  const [value, ...others] = readings(schema, part);
  return [value, ...others].find((each) => each !== part) ?? value;
}

function toScalar({ type, enum: values }: SchemaFacts, text: string): unknown {
  const listed = values?.find((each) => String(each) === text);
  if (listed !== undefined) return listed;
  const types = type ?? [];
  if ((types.includes("number") || types.includes("integer")) && JSON_NUMBER.test(text)) return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.includes("null") && !types.includes("string") && /^(null)?$/.test(text)) return null;
  return text;
}
