import { type JsonSchema, type Keywords, schemaAt } from "./json-schema.ts";

/** The keywords whose schemas for the same value may evaluate members that the schema itself does not describe. */
const IN_PLACE = ["$ref", "allOf", "anyOf", "oneOf", "if"];

/** The schema of properties that a schema does not describe by name or pattern; undefined if it does not constrain them. */
export function otherProperties(schema: Keywords): JsonSchema | undefined {
  return (
    schemaAt(schema, "additionalProperties") ??
    unevaluated(schema, "unevaluatedProperties", [...IN_PLACE, "dependentSchemas"])
  );
}

/** The schema of items that `prefixItems` does not describe; undefined if a schema does not constrain them. */
export function otherItems(schema: Keywords): JsonSchema | undefined {
  return schemaAt(schema, "items") ?? unevaluated(schema, "unevaluatedItems", [...IN_PLACE, "contains"]);
}

/** What a schema says about its unevaluated members, if no other schema for the same value may have evaluated them. */
function unevaluated(schema: Keywords, keyword: string, evaluating: readonly string[]): JsonSchema | undefined {
  return evaluating.some((each) => each in schema) ? undefined : schemaAt(schema, keyword);
}
