import { createHash } from "node:crypto";
import { withLineFeeds } from "../files/line-ends.ts";
import { readRegularFile } from "../files/read-file.ts";

export function hash(content: string): string {
  return createHash("sha256").update(content).digest("base64url");
}

/** The hash of a text, the same with the line endings of Unix and of Windows. */
export function hashLines(text: string): string {
  return hash(withLineFeeds(text));
}

/** In place of the hash of a file that does not exist. */
export const ABSENT = "absent";

/** `hashLines` of a file; `ABSENT` if there is no such file, or it can't be read. */
export function hashFile(file: string): string {
  try {
    return hashLines(readRegularFile(file));
  } catch {
    return ABSENT;
  }
}
