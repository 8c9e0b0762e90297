import { compileCode, type CompileSettings } from "../../scripts/compile/code-files.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileFacts } from "../../scripts/compile/facts.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import type { NamedSpec } from "../../scripts/compile/source-files.ts";
import { compileTypeFile } from "../../scripts/compile/run-types-task.ts";

/** Compiles one document into the sources of its files, by path. */
export function compileDocument(
  spec: NamedSpec,
  source: OpenApiDocument,
  settings: CompileSettings,
): Map<string, string> {
  const document = normalizeSchemas(source);
  const facts = compileFacts(spec.name, document);
  return new Map([...compileCode(spec, document, facts, settings), ...compileTypeFile(spec, document)]);
}
