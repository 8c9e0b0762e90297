import ts from "typescript";
import * as runtime from "revokit/runtime";
import type { Facts } from "revokit";
import type { Validators } from "revokit/runtime";
import type { OpenApiDocument } from "./document.ts";
import { compileFacts } from "./facts.ts";
import { normalizeSchemas } from "./schemas/normalize.ts";
import { compileValidators } from "./validators.ts";

/** An API for the mock and the conformance suite. */
export interface CompiledApi {
  readonly facts: Facts;
  readonly validators: Validators;
}

/** The same as data, to be sent from one thread to another. */
export interface CompiledSources {
  readonly facts: Facts;
  /** The source of its validators. */
  readonly validators: string;
}

/** Compiles a document after `nameOperations`, without writing a file. */
export function compileSources(name: string, document: OpenApiDocument): CompiledSources {
  const normalized = normalizeSchemas(document);
  return {
    facts: compileFacts(name, normalized),
    validators: compileValidators(normalized, { runtime: "runtime", extension: "" }),
  };
}

/** Creates an API from its sources. */
export function evaluateSources({ facts, validators }: CompiledSources): CompiledApi {
  return { facts, validators: evaluate(validators) };
}

/** Compiles a document on this thread. */
export function compileInMemory(name: string, document: OpenApiDocument): CompiledApi {
  return evaluateSources(compileSources(name, document));
}

function evaluate(source: string): Validators {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { validators?: Validators } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code that generate writes: it imports the runtime alone
  new Function("exports", "require", outputText)(exports, () => runtime);
  if (exports.validators === undefined) throw new Error("The compiled validators export no table.");
  return exports.validators;
}
