import { basename } from "node:path";
import { commentText } from "../escape/typescript.ts";

/** A file of `generated/`: its path below that folder, and its content. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** The first words of every generated file, by which the pipeline recognizes its own. */
const MARK = "// Generated from ";

/** The first lines of a file that is generated from a document. */
export function markOf(document: string): string {
  return `${MARK}${commentText(basename(document))} by Revokit. Do not edit: change the document, and generate again.\n\n`;
}

export function isMarked(content: string): boolean {
  return content.startsWith(MARK);
}
