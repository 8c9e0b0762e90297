import type { OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { compilePattern } from "../patterns.ts";
import { everySchema } from "./every-schema.ts";
import { appendToPointer } from "./pointers.ts";

/** Notes the patterns that nothing here checks. */
export function notePatterns(document: OpenApiDocument, notes: Note[]): void {
  for (const { schema, pointer } of everySchema(document)) {
    const { pattern } = schema;
    if (typeof pattern !== "string" || compilePattern(pattern) !== undefined) continue;
    const message =
      "The pattern is left to the server: it is not ECMAScript's, is longer than 5,000 characters, or could take time exponential in the length of a text.";
    notes.push({ message, pointer: appendToPointer(pointer, "pattern") });
  }
}
