import { basename } from "node:path";
import { compileFacts, printFacts } from "../compile/facts.ts";
import { compileContract, printContract } from "../compile/operations.ts";
import { normalizeSchemas } from "../compile/schemas/normalize.ts";
import { compileTypes } from "../compile/types.ts";
import { compileValidators } from "../compile/validators.ts";
import { commentText, visibleSource } from "../escape/typescript.ts";
import type { OpenApiDocument } from "../compile/document.ts";
import { GENERATED_MARK } from "./generated-file.ts";
import type { Spec } from "./specs.ts";

/** Compiles one document into the sources of its files, by name. */
export function compileSpec({ name, file }: Spec, source: OpenApiDocument, runtime: string): Map<string, string> {
  const document = normalizeSchemas(source);
  const sources = new Map([
    ["operations.ts", printContract(compileContract(name, document), runtime)],
    ["facts.ts", printFacts(compileFacts(name, document), runtime)],
    ["validators.ts", compileValidators(document, runtime)],
    ["types.ts", compileTypes(document)],
  ]);
  const mark = `${GENERATED_MARK}${commentText(basename(file))} by Revokit. Do not edit: change the document, and generate again.\n\n`;
  return new Map([...sources].map(([path, source]) => [`${name}/${path}`, visibleSource(mark + source)]));
}
