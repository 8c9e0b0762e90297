import type { OpenApiDocument } from "./document.ts";
import { type Named, toFiles } from "./source-files.ts";
import { compileTypes } from "./types.ts";

/** `types.ts`, of a document that `normalizeSchemas` has been through: it needs nothing of what the other files hold. */
export function compileTypeFile(spec: Named, document: OpenApiDocument): Map<string, string> {
  return toFiles(spec, [["types.ts", compileTypes(document)]]);
}
