import ts from "typescript";
import { repositoryPath } from "../../support/repository.ts";

/** Whether a value can be assigned to the type of a schema. */
export interface Question {
  /** Which of the modules of types has the schema. */
  readonly document: number;
  readonly schema: string;
  readonly value: unknown;
}

/**
 * The compiler's answer to each question about modules of types; undefined if it reports an object with only undeclared
 * properties as a typo, and nothing else.
 */
export function areAssignable(types: readonly string[], questions: readonly Question[]): (boolean | undefined)[] {
  const sources = new Map(types.map((source, index) => [pathOf(`types-${index}`), source]));
  const imports = types.map((_, index) => `import type { Schemas as Schemas${index} } from "./types-${index}.ts";`);
  const program = [
    ...imports,
    "declare function value<Type>(): Type;",
    ...questions.map(
      ({ document, schema, value }, index) =>
        `export const q${index}: Schemas${document}.${schema} = value<${typeOf(value)}>();`,
    ),
  ];
  sources.set(pathOf("program"), program.join("\n"));
  const answers = answersByLine(sources);
  return questions.map((_, index) => {
    const text = answers.get(index + imports.length + 1);
    return text?.includes("has no properties in common with") === true ? undefined : text === undefined;
  });
}

function pathOf(name: string): string {
  return repositoryPath(`test/compile/validators/${name}.ts`);
}

/** The type of just this value. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(typeOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${typeOf(member)}`)
    .join("; ")} }`;
}

/** The errors for a value that is not assignable, lacks a property, or has only undeclared ones. */
const ANSWERS = new Set([2322, 2739, 2740, 2741, 2559, 2375]);

function answersByLine(sources: ReadonlyMap<string, string>): Map<number, string> {
  const { config } = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repositoryPath("."));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const source = sources.get(name);
    return source === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, source, version);
  };
  const program = ts.createProgram([...sources.keys()], { ...options, types: [], noUnusedLocals: false }, host);
  const lines = new Map<number, string>();
  for (const { file, start = 0, messageText, code } of ts.getPreEmitDiagnostics(program)) {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    // Any other message is a mistake in the types, or in this file.
    if (file?.fileName !== pathOf("program") || !ANSWERS.has(code)) {
      throw new Error(`${file?.fileName}: ${text}\n${file?.text}`);
    }
    lines.set(file.getLineAndCharacterOfPosition(start).line, text);
  }
  return lines;
}
