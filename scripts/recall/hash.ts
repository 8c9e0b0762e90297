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

/** The hash of a file's text; `"absent"` if there is no such file, or it can't be read. */
export function hashFile(file: string, hashText: (text: string) => string = hash): string {
  try {
    return hashText(readRegularFile(file));
  } catch {
    return "absent";
  }
}
