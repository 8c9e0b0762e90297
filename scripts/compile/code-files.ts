import { printClient } from "./client.ts";
import type { Facts } from "revokit";
import type { OpenApiDocument } from "./document.ts";
import { printFacts } from "./facts.ts";
import { documentOperations } from "./operations/documentation.ts";
import { printOperations } from "./operations.ts";
import { type NamedSpec, toFiles } from "./source-files.ts";
import { eventData } from "./stream-items.ts";
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

/**
 * Compiles a document, whose schemas are normalized, into its client, operations, facts and validators.
 * @param facts those of the same document
 */
export function compileCode(
  spec: NamedSpec,
  document: OpenApiDocument,
  facts: Facts,
  { runtime, importExtension = "ts" }: CompileSettings,
): Map<string, string> {
  const modules = { runtime, extension: importExtension === "none" ? "" : `.${importExtension}` };
  return toFiles(spec, [
    ["client.ts", printClient(facts, document, modules)],
    ["operations.ts", printOperations(facts, modules, documentOperations(document), eventData(document))],
    ["facts.ts", printFacts(facts, modules)],
    ["validators.ts", compileValidators(document, modules)],
  ]);
}
