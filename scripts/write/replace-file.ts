import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { errorCode } from "revokit/toolkit";

/** Replaces a file in one step: a reader, a crash or a second run sees the old file or the new one, never a part of it. */
export function replaceFile(file: string, content: string): void {
  const draft = `${file}.${process.pid}-${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const DRAFT = /\.(\d+)-[0-9a-f-]{36}\.tmp$/;

/** Whether a file is a draft, and whether a run is still at it: if its process is gone, nobody needs it. */
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
