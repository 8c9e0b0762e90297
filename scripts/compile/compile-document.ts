import { basename } from "node:path";
import { commentText, visibleSource } from "../escape/typescript.ts";
import type { Spec } from "../find/specs.ts";
import { GENERATED_MARK } from "../write/generated-file.ts";
import { printClient } from "./client.ts";
import type { OpenApiDocument } from "./document.ts";
import { compileFacts, printFacts } from "./facts.ts";
import { documentOperations } from "./operations/documentation.ts";
import { printOperations } from "./operations.ts";
import { normalizeSchemas } from "./schemas/normalize.ts";
import { eventData } from "./stream-items.ts";
import { compileTypes } from "./types.ts";
import { compileValidators } from "./validators.ts";

/** What the generated code depends on besides its document. */
export interface CompileSettings {
  /** The module specifier of the library in generated code. */
  readonly runtime: string;
  /** The extension in imports between its files. Default: `ts`. */
  readonly importExtension?: ImportExtension;
}

/** The extension of relative imports that the host's compiler and bundler accept. */
export type ImportExtension = "ts" | "js" | "none";

/** The files that a project need not type-check: they are large, and checked in this command's tests. */
const UNCHECKED = new Set(["operations.ts", "facts.ts", "validators.ts"]);

/** The entry, `client.ts`, stays checked: an import that fails would turn its types into `any`. */
const NOT_CHECKED = "// @ts-nocheck\n\n";

type Named = Pick<Spec, "name" | "file">;

/** Compiles one document into the sources of its files, by path. */
export function compileDocument(spec: Named, source: OpenApiDocument, settings: CompileSettings): Map<string, string> {
  const document = normalizeSchemas(source);
  return new Map([...compileCode(spec, document, settings), ...compileTypeFile(spec, document)]);
}

/** All files but `types.ts`, of a document that `normalizeSchemas` has been through. */
export function compileCode(
  spec: Named,
  document: OpenApiDocument,
  { runtime, importExtension = "ts" }: CompileSettings,
): Map<string, string> {
  const { name } = spec;
  const facts = compileFacts(name, document);
  const modules = { runtime, extension: importExtension === "none" ? "" : `.${importExtension}` };
  return toFiles(spec, [
    ["client.ts", printClient(facts, document, modules)],
    ["operations.ts", printOperations(facts, modules, documentOperations(document), eventData(document))],
    ["facts.ts", printFacts(facts, modules)],
    ["validators.ts", compileValidators(document, modules)],
  ]);
}

/** `types.ts`, of such a document: it needs nothing of what the other files are compiled into. */
export function compileTypeFile(spec: Named, document: OpenApiDocument): Map<string, string> {
  return toFiles(spec, [["types.ts", compileTypes(document)]]);
}

function toFiles(
  { name, file }: Named,
  sources: readonly (readonly [path: string, text: string])[],
): Map<string, string> {
  const mark = `${GENERATED_MARK}${commentText(basename(file))} by Revokit. Do not edit: change the document, and generate again.\n\n`;
  return new Map(
    sources.map(([path, text]) => {
      const head = UNCHECKED.has(path) ? `${mark}${NOT_CHECKED}` : mark;
      return [`${name}/${path}`, visibleSource(head + text)];
    }),
  );
}
