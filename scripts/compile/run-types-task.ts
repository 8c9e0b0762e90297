import type { OpenApiDocument } from "./document.ts";
import { fromBytes } from "./document-bytes.ts";
import { type NamedSpec, toFiles } from "./source-files.ts";
import { compileTypes } from "./types.ts";
import type { TypesTask } from "./types-task.ts";

/** `types.ts`, for a document returned by `normalizeSchemas`. It does not depend on the other files. */
export function compileTypeFile(spec: NamedSpec, document: OpenApiDocument): Map<string, string> {
  return toFiles(spec, [["types.ts", compileTypes(document)]]);
}

/** The same for another thread. */
export function runTypesTask({ spec, document }: TypesTask): Map<string, string> {
  return compileTypeFile(spec, fromBytes(document));
}
