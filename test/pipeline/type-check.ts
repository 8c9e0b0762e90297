import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const configFile = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
const { compilerOptions } = ts.readConfigFile(configFile, (file) => readFileSync(file, "utf8")).config;
const repository = fileURLToPath(new URL("../../", import.meta.url));
const { options } = ts.convertCompilerOptionsFromJson(
  { ...compilerOptions, typeRoots: ["node_modules/@types"] },
  repository,
);

/** Reads what is generated without the mark that it is not to be checked. */
const host = ts.createCompilerHost(options);
const { readFile } = host;
host.readFile = (file) => readFile(file)?.replace(/^\/\/ @ts-nocheck$/m, "");

/** What `tsc` has to say about files, with the repository's own settings. */
export function typeErrors(files: readonly string[]): string[] {
  const program = ts.createProgram(files, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
