import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The path of a file or folder of this name, in a folder or the closest one above that has one. */
export function findUp(name: string, folder: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUp(name, parent);
}
