import type { OpenApiDocument } from "./document.ts";
import { type CompiledApi, type CompiledSources, evaluateSources } from "./evaluate-sources.ts";
import { compileFacts } from "./facts.ts";
import { normalizeSchemas } from "./schemas/normalize.ts";
import { validatorsScript } from "./validators/script.ts";

/** Compiles a document after `normalizeDocument`, without writing a file. */
export function compileSources(name: string, document: OpenApiDocument): CompiledSources {
  const normalized = normalizeSchemas(document);
  return { facts: compileFacts(name, normalized), validators: validatorsScript(normalized) };
}

/** Compiles a document on this thread. */
export function compileInMemory(name: string, document: OpenApiDocument): CompiledApi {
  return evaluateSources(compileSources(name, document));
}
