import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { terminalText } from "../escape/terminal.ts";

/** A place in a file. */
export interface Place {
  /** An absolute path. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** Something that is wrong with a spec, and where. */
export interface Problem extends Place {
  readonly rule: string;
  readonly message: string;
}

/** One or more specs that can't be compiled. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => describeProblem(problem)).join("\n"));
    this.problems = problems;
  }
}

/** One line: the place as editors and terminals link it, then what is wrong, then the rule that says so. */
export function describeProblem({ rule, message, ...place }: Problem): string {
  const here = `${process.cwd()}${sep}`;
  const text = terminalText(stripVTControlCharacters(message).replaceAll(here, "")).replaceAll(/\s+/g, " ").trim();
  return `${describePlace(place)}  ${text}  (${terminalText(rule)})`;
}

/** As editors and terminals link it. */
export function describePlace({ file, line, column }: Place): string {
  return `${terminalText(relative(process.cwd(), file))}:${line}:${column}`;
}
