import { fileURLToPath } from "node:url";

/** The absolute path of a file of this repository, from its path relative to the root. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
