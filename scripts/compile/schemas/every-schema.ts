import type { OpenApiDocument } from "../document.ts";
import type { Located } from "./closure.ts";
import { isKeywords, type JsonSchema, type Keywords, visitSubschemas } from "./json-schema.ts";
import { mapDocument } from "./map-document.ts";
import { appendToPointer } from "./pointers.ts";

/** Every schema in the document, including nested ones. */
export function everySchema(document: OpenApiDocument): Located[] {
  const found: Located[] = [];
  const seen = new Set<Keywords>();
  const visit = (schema: JsonSchema, pointer: string): void => {
    if (!isKeywords(schema) || seen.has(schema)) return;
    seen.add(schema);
    found.push({ schema, pointer });
    visitSubschemas(schema, (member, keyword, key) =>
      visit(member, key === undefined ? appendToPointer(pointer, keyword) : appendToPointer(pointer, keyword, key)),
    );
  };
  mapDocument(document, (schema, pointer) => {
    if (schema !== undefined) visit(schema, pointer);
    return schema;
  });
  return found;
}
