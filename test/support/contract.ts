import { runInThisContext } from "node:vm";
import ts from "typescript";
import { compileFacts } from "../../scripts/compile/facts.ts";
import { nameOperations } from "../../scripts/compile/name-operations.ts";
import { printOperations } from "../../scripts/compile/operations.ts";
import type { Contract, Operation } from "../../src/contract.ts";
import * as runtime from "../../src/runtime.ts";

/** The contract that the pipeline makes of a document. */
export function contractOf(document: object): Contract {
  // What a test gives is what the lint would let through.
  const named = nameOperations({
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    ...document,
  });
  const { outputText } = ts.transpileModule(printOperations(compileFacts("any", named), "runtime"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { contract?: Contract } = {};
  // It is the code that `generate` would write into a file, and its one import is the runtime.
  run(`(exports, require) => { ${outputText} }`, exports, () => runtime);
  if (exports.contract === undefined) throw new Error("The code exports no contract.");
  return exports.contract;
}

/** Runs a function that is given as its source, and returns what it returns. */
export function run(source: string, ...args: readonly unknown[]): unknown {
  const compiled: unknown = runInThisContext(source);
  if (typeof compiled !== "function") throw new Error("The source is no function.");
  const returned: unknown = Reflect.apply(compiled, undefined, args);
  return returned;
}

/** The contract's one operation that the pipeline makes of an operation object. */
export function operationOf(operation: object, method = "get", path = "/x", document: object = {}): Operation {
  const contract = contractOf({ ...document, paths: { [path]: { [method]: { responses: {}, ...operation } } } });
  const [found] = Object.values(contract.operations);
  if (found === undefined) throw new Error("The contract has no operation.");
  return found;
}
