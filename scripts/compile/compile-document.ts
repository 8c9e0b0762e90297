import { compileCode, type CompileSettings } from "./code-files.ts";
import type { OpenApiDocument } from "./document.ts";
import { normalizeSchemas } from "./schemas/normalize.ts";
import type { Named } from "./source-files.ts";
import { compileTypeFile } from "./type-file.ts";

/** Compiles one document into the sources of its files, by path. */
export function compileDocument(spec: Named, source: OpenApiDocument, settings: CompileSettings): Map<string, string> {
  const document = normalizeSchemas(source);
  return new Map([...compileCode(spec, document, settings), ...compileTypeFile(spec, document)]);
}
