import type TS from "typescript";
import { ts } from "../compile/typescript.ts";

/** A program of in-memory files and the standard library. */
export function createInMemoryProgram(files: Readonly<Record<string, string>>): TS.Program {
  const options: TS.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    noEmit: true,
    allowImportingTsExtensions: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => Object.hasOwn(files, path) || fileExists(path);
  host.readFile = (path) => files[path] ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const source = files[path];
    return source === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, source, version);
  };
  return ts.createProgram({ rootNames: Object.keys(files), options, host });
}
