import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { terminalText } from "revokit/toolkit";

/** A place in a file. */
export interface Place {
  /** An absolute path, or a URL. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** A problem of a document and its place. */
export interface Problem extends Place {
  /** The rule of the lint, or the part of the pipeline, that found it. */
  readonly rule: string;
  readonly message: string;
  /** The position after its last character. */
  readonly end?: Pick<Place, "line" | "column">;
  /** A remark stops nothing. Default: `"error"`. */
  readonly severity?: "error" | "remark";
}

/** The rule name of a problem that is a bug in this program. */
export const INTERNAL = "internal";

/** One or more documents that can't be compiled. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => describeProblem(problem)).join("\n"));
    this.problems = problems;
  }
}

/** A problem of a document as a whole. */
export function problemOf(file: string, rule: string, message: string): Problem {
  return { file, line: 1, column: 1, rule, message };
}

/** One line: the place as editors and terminals link it, then what is wrong, then the rule that says so. */
export function describeProblem({ rule, message, severity, ...place }: Problem): string {
  const kind = severity === "remark" ? ", remark" : "";
  return `${describePlace(place)}  ${plainText(message)}  (${terminalText(rule)}${kind})`;
}

/** A message on one line, with paths relative to the current folder. */
export function plainText(message: string): string {
  const here = `${process.cwd()}${sep}`;
  return terminalText(stripVTControlCharacters(message).replaceAll(here, "")).replaceAll(/ +/g, " ").trim();
}

/** As editors and terminals link it. */
export function describePlace({ file, line, column }: Place): string {
  return `${terminalText(/^https?:/.test(file) ? file : relative(process.cwd(), file))}:${line}:${column}`;
}
