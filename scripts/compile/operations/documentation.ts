import { commentText } from "../../escape/typescript.ts";
import { locateOperations, type LocatedOperation, type OpenApiDocument } from "../document.ts";

/** The documentation comment of each method, by operationId. */
export function documentOperations(document: OpenApiDocument): Map<string, string> {
  return new Map(locateOperations(document).map((located) => [located.id, printComment(linesOf(located))]));
}

function linesOf({ method, path, operation }: LocatedOperation): string[] {
  const { summary, description, deprecated, externalDocs } = operation;
  const paragraphs = [summary, description].filter((text) => typeof text === "string" && text.trim() !== "");
  return [
    ...paragraphs.flatMap((text) => [
      ...String(text)
        .trim()
        .split(/\r\n?|\n/)
        .map(withoutTag),
      "",
    ]),
    `\`${method} ${path}\``,
    ...(deprecated === true ? ["@deprecated"] : []),
    ...(typeof externalDocs?.url === "string" ? [`@see ${externalDocs.url}`] : []),
  ];
}

/** A line that begins with an `@` would be parsed as a tag. */
function withoutTag(line: string): string {
  return line.replace(/^(\s*)@/, "$1\\@");
}

function printComment(lines: readonly string[]): string {
  return `/**\n${lines.map((line) => ` * ${commentText(line)}`.trimEnd()).join("\n")}\n */\n`;
}
