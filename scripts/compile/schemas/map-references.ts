import { isKeywords, type JsonSchema, mapSubschemas, referenceOf } from "./json-schema.ts";
import { referenceTo } from "./reference-object.ts";

/** The schema with each reference mapped, including nested ones. */
export function mapReferences(schema: JsonSchema, map: (reference: string) => string): JsonSchema {
  if (!isKeywords(schema)) return schema;
  const mapped = mapSubschemas(schema, (member) => mapReferences(member, map));
  const reference = referenceOf(schema);
  return reference === undefined ? mapped : { ...mapped, ...referenceTo(map(reference)) };
}
