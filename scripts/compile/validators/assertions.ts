import { BYTES_KEYWORD } from "../schemas/bodies.ts";
import {
  isKeywords,
  type JsonSchema,
  mapSubschemas,
  SCHEMA_KEYWORDS,
  SCHEMA_LIST_KEYWORDS,
  SCHEMA_MAP_KEYWORDS,
} from "../schemas/json-schema.ts";

/** The keywords that a validator checks; others are annotations. */
const ASSERTIONS = [
  ...["$ref", "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  BYTES_KEYWORD,
  ...["minProperties", "maxProperties", "required", "dependentRequired"],
  ...SCHEMA_KEYWORDS,
  ...SCHEMA_LIST_KEYWORDS,
  ...SCHEMA_MAP_KEYWORDS,
];
const PLACES = new Map(ASSERTIONS.map((keyword, place) => [keyword, place]));
const placeOf = (keyword: string) => PLACES.get(keyword) ?? Infinity;

/** A schema without annotations, so that equivalent schemas are equal. */
export function assertionsOf(schema: JsonSchema): JsonSchema {
  if (!isKeywords(schema)) return schema;
  const mapped = mapSubschemas(schema, assertionsOf);
  const kept = Object.entries(mapped).filter(([keyword]) => PLACES.has(keyword));
  if (mapped["not"] === true) return false;
  // Sorted, so that equal schemas have equal texts.
  return kept.length === 0 ? true : Object.fromEntries(kept.sort(([a], [b]) => placeOf(a) - placeOf(b)));
}
