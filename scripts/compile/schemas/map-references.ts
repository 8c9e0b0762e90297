import { isKeywords, type JsonSchema, mapSubschemas, referenceOf } from "./json-schema.ts";
import { referenceTo } from "./reference-object.ts";

/** The schema with each reference mapped, including nested ones. Returns the same object if it has none. */
export function mapReferences(schema: JsonSchema, map: (reference: string) => string): JsonSchema {
  if (!isKeywords(schema)) return schema;
  let hasChanged = false;
  const mapped = mapSubschemas(schema, (member) => {
    const own = mapReferences(member, map);
    hasChanged ||= own !== member;
    return own;
  });
  const reference = referenceOf(schema);
  if (reference !== undefined) return { ...mapped, ...referenceTo(map(reference)) };
  return hasChanged ? mapped : schema;
}
