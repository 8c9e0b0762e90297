import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { isBelow } from "./is-below.ts";

/** In bytes. The largest public documents are 15 MB. */
export const MAX_BYTES = 64 * 2 ** 20;

/**
 * The text of a file. Throws if it is not a regular file (a device or a pipe may never end), if it is larger than
 * `MAX_BYTES`, or if it is, after all symbolic links, not below a folder.
 * @param folder an absolute path without symbolic links. Default: the file may be anywhere
 */
export function readRegularFile(file: string, folder?: string): string {
  return readRegularBytes(file, folder).toString();
}

/** The same as bytes. */
export function readRegularBytes(file: string, folder?: string): Buffer {
  // In one call of the system: `realpathSync` alone asks about each folder above the file.
  const real = realpathSync.native(file);
  if (folder !== undefined && !isBelow(folder, real)) {
    throw new Error(`${file} is not below ${folder}: keep a copy there, or pass --root with a folder that holds both`);
  }
  // Does not block on a pipe, and does not follow a file that has become a link.
  const descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error(`${file} is not a regular file`);
    if (stats.size > MAX_BYTES) throw new Error(`${file} is ${stats.size} bytes long: the limit is ${MAX_BYTES}`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
