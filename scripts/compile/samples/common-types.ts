import { JSON_TYPES, type JsonType, typesOf } from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** The types that all schemas allow, null last. */
export function commonTypes(schemas: Conjunction): readonly JsonType[] {
  const stated = schemas.flatMap((schema) => {
    const types = typesOf(schema);
    return types === undefined ? [] : [new Set(types)];
  });
  if (stated.length === 0) return [impliedType(schemas) ?? "null", "string", "object", "array", "integer", "boolean"];
  const allows = (types: ReadonlySet<JsonType>, type: JsonType) =>
    types.has(type) || (type === "integer" && types.has("number"));
  const common = JSON_TYPES.filter((type) => stated.every((types) => allows(types, type)));
  // Numbers are tried before integers.
  return common.includes("number") ? common.filter((type) => type !== "integer") : common;
}

function impliedType(schemas: Conjunction): JsonType | undefined {
  const has = (...keywords: readonly string[]) =>
    schemas.some((schema) => keywords.some((keyword) => keyword in schema));
  if (has("properties", "required", "minProperties", "additionalProperties", "patternProperties")) return "object";
  if (has("items", "prefixItems", "contains", "minItems")) return "array";
  if (has("pattern", "minLength", "maxLength", "format")) return "string";
  return has("minimum", "maximum", "multipleOf") ? "number" : undefined;
}
