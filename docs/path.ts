import { fileURLToPath } from "node:url";

/** The absolute path of a file, from its path relative to this folder. */
export function docsPath(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
