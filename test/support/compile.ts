import ts from "typescript";
import { repositoryPath } from "./repository.ts";

const config = ts.getParsedCommandLineOfConfigFile(
  repositoryPath("tsconfig.json"),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  },
);

/** Type-checks programs with this repository's settings, and returns the compiler's errors for each. */
export function compile(programs: Readonly<Record<string, string>>): Readonly<Record<string, string[]>> {
  const files = new Map(
    Object.values(programs).map((source, index) => [repositoryPath(`test/types/program-${index}.ts`), source]),
  );
  const options = config?.options ?? {};
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const source = files.get(path);
    return source === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, source, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const complaints = [...files.keys()].map((path) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
  return Object.fromEntries(Object.keys(programs).map((name, index) => [name, complaints[index] ?? []]));
}
