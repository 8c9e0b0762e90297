import type { OpenApiDocument } from "../document.ts";
import type { Located } from "./closure.ts";
import { isKeywords, type JsonSchema, type Keywords, mapSubschemas } from "./json-schema.ts";
import { mapDocument } from "./map-document.ts";
import { appendToPointer } from "./references.ts";

/** Every schema in the document, including nested ones. */
export function everySchema(document: OpenApiDocument): Located[] {
  const found: Located[] = [];
  const seen = new Set<Keywords>();
  const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
    if (!isKeywords(schema) || seen.has(schema)) return schema;
    seen.add(schema);
    found.push({ schema, pointer });
    mapSubschemas(schema, (member, keyword, key) =>
      visit(member, key === undefined ? appendToPointer(pointer, keyword) : appendToPointer(pointer, keyword, key)),
    );
    return schema;
  };
  mapDocument(document, (schema, pointer) => schema && visit(schema, pointer));
  return found;
}
