import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { relative, sep } from "node:path";

/** In bytes. The largest public documents have 15 MB. */
export const LARGEST = 64 * 2 ** 20;

/** Resolves a folder's symbolic links. Throws if it does not exist. */
export function realFolder(folder: string): string {
  return realpathSync(folder);
}

/**
 * The text of a file. Throws if it is not a regular file (a device or a pipe may never end), is too large, or is, after all
 * symbolic links, not below `root`.
 */
export function readBounded(file: string, root: string | undefined): string {
  const real = realpathSync(file);
  if (root !== undefined && relative(root, real).split(sep)[0] === "..") {
    throw new Error(`${file} is not below ${root}: keep a copy there, or pass --root with a folder that holds both`);
  }
  // Does not block on a pipe, and does not follow a file that has become a link.
  const descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error(`${file} is not a regular file`);
    if (stats.size > LARGEST) throw new Error(`${file} has ${stats.size} bytes: more than ${LARGEST} are not read`);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}
