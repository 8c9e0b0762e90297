import { compilePattern } from "../patterns.ts";
import { type JsonSchema, type Keywords, schemaMapAt } from "./json-schema.ts";

/** The schemas of `patternProperties` whose pattern a name matches. */
export function schemasMatching(schema: Keywords, name: string): JsonSchema[] {
  return schemaMapAt(schema, "patternProperties").flatMap(([pattern, member]) =>
    compilePattern(pattern)?.test(name) === true ? [member] : [],
  );
}
