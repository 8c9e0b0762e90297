import { performance } from "node:perf_hooks";
import { messageOf } from "revokit/toolkit";
import { compileCode } from "./code-files.ts";
import type { CompilePart, CompileTask } from "./compile-task.ts";
import { DocumentError, type OpenApiDocument } from "./document.ts";
import { fromBytes, toBytes } from "./document-bytes.ts";
import { compileFacts } from "./facts.ts";
import { noteMissingValues } from "./missing-values.ts";
import { normalizeSchemas } from "./schemas/normalize.ts";
import type { NamedSpec } from "./source-files.ts";

/** Compiles a document: without its types, where another thread compiles these. */
export async function runCompileTask(task: CompileTask, send: (part: CompilePart) => void): Promise<void> {
  const start = performance.now();
  const { spec, settings, areTypesElsewhere } = task;
  try {
    const document = normalizeSchemas(fromBytes(task.document));
    if (areTypesElsewhere) send({ kind: "normalized", document: toBytes(document) });
    const types = areTypesElsewhere ? [] : await compileTypes(spec, document);
    const facts = compileFacts(spec.name, document);
    const sources = new Map([...compileCode(spec, document, facts, settings), ...types]);
    const notes = noteMissingValues(facts, document);
    send({ kind: "compiled", sources, notes, duration: performance.now() - start });
  } catch (error) {
    const place = error instanceof DocumentError && { pointer: error.pointer };
    send({ kind: "failed", message: messageOf(error), ...place });
  }
}

/** The compiler of types loads TypeScript, which takes a fifth of a second. */
async function compileTypes(spec: NamedSpec, document: OpenApiDocument): Promise<ReadonlyMap<string, string>> {
  const { compileTypeFile } = await import("./run-types-task.ts");
  return compileTypeFile(spec, document);
}
