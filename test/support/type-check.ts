import { dirname } from "node:path";
import ts from "typescript";
import { repositoryPath } from "./repository.ts";

const { config } = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
const { options: own } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, typeRoots: ["node_modules/@types"] },
  repositoryPath("."),
);

interface Settings {
  /** Programs that are not on the disk, by absolute path. */
  readonly sources?: ReadonlyMap<string, string>;
  /** The differences from the repository's compiler options. */
  readonly options?: ts.CompilerOptions;
}

/**
 * The compiler's errors in files and their imports, except in libraries and the packages' own code, with the repository's
 * settings.
 */
export function typeErrors(files: readonly string[], settings: Settings = {}): string[] {
  return [...typeErrorsByFile(files, settings)].flatMap(([path, errors]) => errors.map((error) => `${path}:${error}`));
}

/** The same by file, with a line number before each message. Files without errors are included. */
export function typeErrorsByFile(files: readonly string[], { sources, options }: Settings = {}): Map<string, string[]> {
  const all = { ...own, ...options };
  const program = ts.createProgram(files, all, createHost(all, sources));
  const missing = files.find((file) => program.getSourceFile(file) === undefined);
  if (missing !== undefined) throw new Error(`There is no file ${missing}.`);
  const checked = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName) || !isElsewhere(fileName));
  return new Map(
    checked.map((file) => [file.fileName, ts.getPreEmitDiagnostics(program, file).map((found) => describe(found))]),
  );
}

const OWN_CODE = ["src/", "scripts/", "bulk/src/"].map((folder) => repositoryPath(folder));

/** Whether a file is checked by `npm run typecheck`, or never. */
function isElsewhere(path: string): boolean {
  return path.includes("/node_modules/") || OWN_CODE.some((folder) => path.startsWith(folder));
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

/** Parsed once while their text is the same: a small program spends most of its time on its libraries. */
const parsed = new Map<string, ts.SourceFile>();

function createHost(options: ts.CompilerOptions, sources: ReadonlyMap<string, string> = new Map()): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const folders = new Set([...sources.keys()].map((path) => dirname(path)));
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.has(path) || ts.sys.directoryExists(path);
  // Generated code is marked as unchecked for its users. Here it is checked.
  host.readFile = (path) => (sources.get(path) ?? readFile(path))?.replace(/^\/\/ @ts-nocheck$/m, "");
  host.getSourceFile = (path, languageVersion) => {
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    const known = parsed.get(path);
    if (known?.text === text) return known;
    const file = ts.createSourceFile(path, text, languageVersion);
    if (isElsewhere(path)) parsed.set(path, file);
    return file;
  };
  return host;
}
