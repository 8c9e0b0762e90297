import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: ["node"],
  typeRoots: [resolve("../node_modules/@types")],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};
const host = ts.createCompilerHost(options);
const libraries = new Map<string, ts.SourceFile | undefined>();
const { getSourceFile } = host;
// Files that all programs share are parsed once.
host.getSourceFile = (file, version, ...rest) => {
  if (!file.includes("node_modules")) return getSourceFile(file, version, ...rest);
  if (!libraries.has(file)) libraries.set(file, getSourceFile(file, version, ...rest));
  return libraries.get(file);
};

/** The output of `tsc` for the code in a folder, with `strict` and `exactOptionalPropertyTypes`. */
export function typeErrors(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const paths = files.map((file) => join(folder, file));
  const program = ts.createProgram(paths, options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || file.fileName.startsWith(folder))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
