import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is a folder, or below it. Both are absolute. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On Windows the way to another drive is absolute.
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
