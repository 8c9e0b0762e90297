import { dereference, isReference, type OpenApiDocument, type Schema } from "./document.ts";

/** A schema, a reference to one, or `true` or `false`. */
export type SchemaLike = Schema | boolean | undefined;

/** All schemas that a value must satisfy: the schema itself, its reference, and the members of its `allOf`. */
export function conjunctsOf(document: OpenApiDocument, schema: SchemaLike, seen = new Set<Schema>()): Schema[] {
  if (typeof schema !== "object" || seen.has(schema)) return [];
  seen.add(schema);
  const referred = isReference(schema) ? [dereference<Schema>(document, { $ref: schema.$ref })] : [];
  return [schema, ...[...referred, ...(schema.allOf ?? [])].flatMap((part) => conjunctsOf(document, part, seen))];
}
