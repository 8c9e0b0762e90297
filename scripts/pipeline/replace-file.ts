import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";

/** Replaces a file in one step: a reader, a crash or a second run meets the old one or the new one, never a part. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${process.pid}-${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Whether a file is a draft that another run is still writing. One whose process is gone is nobody's. */
export function isDraftInUse(file: string): boolean {
  const pid = /\.(\d+)-[0-9a-f-]{36}\.tmp$/.exec(file)?.[1];
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
