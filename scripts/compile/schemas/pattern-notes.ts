import type { Note } from "../note.ts";
import { whyUnchecked } from "../patterns.ts";
import type { Located } from "./closure.ts";
import { schemaMapAt } from "./json-schema.ts";
import { notePlaces } from "./note-places.ts";
import { appendToPointer } from "./pointers.ts";

/** Notes the patterns that nothing here checks. */
export function notePatterns(schemas: readonly Located[], notes: Note[]): void {
  const places = schemas.flatMap(({ schema, pointer }) =>
    patternsIn(schema).flatMap(([pattern, path]) => {
      const reason = whyUnchecked(pattern);
      if (reason === undefined) return [];
      return [
        { message: `The pattern is left to the server: it ${reason}.`, pointer: appendToPointer(pointer, ...path) },
      ];
    }),
  );
  notePlaces(places, notes);
}

/** The patterns of a schema, each with the path to it. */
function patternsIn(schema: Located["schema"]): [pattern: string, path: readonly string[]][] {
  const { pattern } = schema;
  const ofNames = schemaMapAt(schema, "patternProperties").map(([name]): [string, readonly string[]] => [
    name,
    ["patternProperties", name],
  ]);
  return typeof pattern === "string" ? [[pattern, ["pattern"]], ...ofNames] : ofNames;
}
