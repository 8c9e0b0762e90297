import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { errorCode } from "revokit/toolkit";

/**
 * Replaces a file atomically: a reader, a crash or a second run sees either the old file or the new one, never a part.
 */
export function replaceFile(file: string, content: string): void {
  replaceFiles([{ file, content }]);
}

/** The same for several files: none is replaced unless all could be written: a full disk leaves the old ones. */
export function replaceFiles(files: readonly { readonly file: string; readonly content: string }[]): void {
  const drafts = files.map((each) => ({ ...each, draft: `${each.file}.${process.pid}-${randomUUID()}.tmp` }));
  try {
    for (const { draft, content } of drafts) writeFileSync(draft, content);
    for (const { draft, file } of drafts) renameSync(draft, file);
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error;
  }
}

const DRAFT = /\.ts\.(\d+)-[0-9a-f-]{36}\.tmp$/;

/** Whether a file is a draft of generated code, and whether its process still exists: if not, the draft is abandoned. */
export function readDraftName(file: string): { readonly isDraft: boolean; readonly isInUse: boolean } {
  const pid = DRAFT.exec(file)?.[1];
  return { isDraft: pid !== undefined, isInUse: pid !== undefined && isAlive(Number(pid)) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
