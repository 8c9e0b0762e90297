import { type Keywords, schemasAt } from "./json-schema.ts";

/** The reference object, as a schema has it. */
export function referenceTo(pointer: string): Keywords & { readonly $ref: string } {
  return { $ref: pointer };
}

/** The schema with a reference, as one more schema to satisfy where it has one already. */
export function addReference(schema: Keywords, pointer: string): Keywords {
  if (!("$ref" in schema)) return { ...schema, ...referenceTo(pointer) };
  return { ...schema, allOf: [...schemasAt(schema, "allOf"), referenceTo(pointer)] };
}
