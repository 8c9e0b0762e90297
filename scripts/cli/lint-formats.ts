import { formatProblems, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { terminalText } from "revokit/toolkit";
import { markdownText } from "../escape/markup.ts";
import { readRegularFile } from "../files/read-file.ts";
import { plainText, type Problem } from "../problem.ts";
import type { LintFormat } from "./lint-format-names.ts";

/** How problems are printed. */
interface Printing {
  readonly format: LintFormat;
  readonly color: boolean;
  /** Texts of documents that are not files, by the names used in place of paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Prints problems on standard output: a document at a time, errors before remarks. */
export function printProblems(problems: readonly Problem[], { format, color, texts }: Printing): void {
  const sources = new Map<string, Source>();
  const sourceOf = (file: string): Source => {
    const known = sources.get(file) ?? new Source(terminalText(file), visibleLines(texts.get(file) ?? readText(file)));
    sources.set(file, known);
    return known;
  };
  const text = (message: string) => (format === "markdown" ? markdownText(message) : plainText(message));
  const normalized = problems
    .toSorted(byPlace)
    .map(({ file, line, column, end, rule, message, severity }): NormalizedProblem => ({
      message: text(message),
      ruleId: text(rule),
      severity: severity === "remark" ? "warn" : "error",
      suggest: [],
      location: [
        {
          source: sourceOf(file),
          start: { line, col: column },
          ...(end && { end: { line: end.line, col: end.column } }),
          pointer: undefined,
        },
      ],
    }));
  formatProblems(normalized, { format, color, maxProblems: normalized.length, totals: totalsOf(normalized) });
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function totalsOf(problems: readonly NormalizedProblem[]) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors, ignored: 0 };
}

/** A frame without its lines is better than no frame: the file may be gone, or on another host. */
function readText(file: string): string {
  try {
    return readRegularFile(file);
  } catch {
    return "";
  }
}

/** Frames show a document's lines unchanged, except for anything that would control the terminal. */
function visibleLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => terminalText(line))
    .join("\n");
}
