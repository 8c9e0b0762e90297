import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * The `package.json` of a package that a file can import; undefined if there is none.
 * @param from the absolute path or the URL of a file, which need not exist
 */
export function findManifest(name: string, from: string): string | undefined {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name, "package.json")).find((file) => existsSync(file));
}
