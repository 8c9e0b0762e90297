import { runInThisContext } from "node:vm";
import ts from "typescript";
import { compileFacts } from "../../scripts/compile/facts.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import { printOperations } from "../../scripts/compile/operations.ts";
import type { Contract, Operation } from "../../src/contract.ts";
import * as runtime from "../../src/runtime.ts";

/** Compiles a document to its contract. */
export function contractOf(document: object): Contract {
  // The documents of tests pass the lint, so notes are not read.
  const named = normalizeDocument({
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    ...document,
  });
  const { outputText } = ts.transpileModule(
    printOperations(compileFacts("any", named), { runtime: "runtime", extension: "" }),
    {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    },
  );
  const exports: { contract?: Contract } = {};
  // The code that `generate` would write; its only import is the runtime.
  run(`(exports, require) => { ${outputText} }`, exports, () => runtime);
  if (exports.contract === undefined) throw new Error("The code exports no contract.");
  return exports.contract;
}

/** Runs a function from its source, and returns its result. */
export function run(source: string, ...args: readonly unknown[]): unknown {
  const compiled: unknown = runInThisContext(source);
  if (typeof compiled !== "function") throw new Error("The source is not a function.");
  const returned: unknown = Reflect.apply(compiled, undefined, args);
  return returned;
}

/** Compiles an operation object to its operation in the contract. */
export function operationOf(operation: object, method = "get", path = "/x", document: object = {}): Operation {
  const contract = contractOf({ ...document, paths: { [path]: { [method]: { responses: {}, ...operation } } } });
  const [found] = Object.values(contract.operations);
  if (found === undefined) throw new Error("The contract has no operation.");
  return found;
}
