import { BYTES_KEYWORD } from "../schemas/bodies.ts";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  mapSubschemas,
  SCHEMA_KEYWORDS,
  SCHEMA_LIST_KEYWORDS,
  SCHEMA_MAP_KEYWORDS,
} from "../schemas/json-schema.ts";

/** The keywords that a validator checks; all others only describe. */
const ASSERTIONS = new Set([
  ...["$ref", "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  BYTES_KEYWORD,
  ...["minProperties", "maxProperties", "required", "dependentRequired"],
  ...SCHEMA_KEYWORDS,
  ...SCHEMA_LIST_KEYWORDS,
  ...SCHEMA_MAP_KEYWORDS,
]);

/** A schema without what only describes, so that two that ask for the same are equal. */
export function assertionsOf(schema: JsonSchema): JsonSchema {
  if (!isKeywords(schema)) return schema;
  const mapped = mapSubschemas(schema, assertionsOf);
  const kept = [...ASSERTIONS].flatMap((keyword) => (keyword in mapped ? [[keyword, mapped[keyword]] as const] : []));
  const assertions: Keywords = Object.fromEntries(kept);
  if (assertions["not"] === true) return false;
  return Object.keys(assertions).length === 0 ? true : assertions;
}
