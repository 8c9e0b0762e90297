import { type Document, Source, YamlParseError } from "@redocly/openapi-core";
import { isObject } from "revokit/toolkit";

/** Each one is another attempt at the whole file. */
const MAX_LINES = 100;

/**
 * Parses YAML in which quoted text or a flow collection continues on a line that is indented too little: YAML 1.2 forbids that
 * (7.3 and 7.4), but most parsers allow it, and so most generators. With more indentation, such a line means the same.
 * @returns the document with the indented lines as its source, so that findings have their lines
 * @throws YamlParseError for any other error
 */
export function parseUnderIndented(source: Source, parse: (source: Source) => Document): Document {
  const lines = source.body.split("\n");
  for (let attempt = 0, current = source; ; attempt += 1) {
    try {
      return parse(current);
    } catch (error) {
      const line = attempt < MAX_LINES ? underIndentedLine(error) : undefined;
      if (line === undefined) throw error;
      lines[line] = ` ${indentationOf(lines.slice(0, line).findLast(isFilled))}${lines[line]?.trimStart() ?? ""}`;
      current = new Source(source.absoluteRef, lines.join("\n"), source.mimeType);
    }
  }
}

function isFilled(line: string): boolean {
  return line.trim() !== "";
}

function indentationOf(line = ""): string {
  return /^ */.exec(line)?.[0] ?? "";
}

function underIndentedLine(error: unknown): number | undefined {
  if (!(error instanceof YamlParseError)) return undefined;
  const { originalError } = error;
  if (!("reason" in originalError) || originalError.reason !== "deficient indentation") return undefined;
  const mark = "mark" in originalError ? originalError.mark : undefined;
  return isObject(mark) && typeof mark["line"] === "number" ? mark["line"] : undefined;
}
