import { basename } from "node:path";
import { commentText } from "../escape/typescript.ts";

/** A file of `generated/`: its path below that folder, and its content. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** The first lines of a file that is generated from a document. */
export function markOf(document: string): string {
  return `// Generated from ${commentText(basename(document))} by Revokit. Do not edit: change the document, and generate again.\n\n`;
}

/** Whether the pipeline wrote a file: the files of other generators begin with almost the same words. */
export function isMarked(content: string): boolean {
  return /^\/\/ Generated from [^\n]* by Revokit\. /.test(content);
}
