import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "../write/replace-file.ts";

/** What every cache file has. */
export interface CacheContent {
  /** A hash of what must be equal for the content to hold, at least of the pipeline. */
  readonly fingerprint: string;
}

/**
 * Reads a cache file that `writeCacheFile` has written with the same `fingerprint`, which covers the code that calls this, and
 * so the type of the content. Undefined for any other file, and for one that can't be read.
 */
export function readCacheFile<Content extends CacheContent>(file: string, fingerprint: string): Content | undefined {
  try {
    const content = JSON.parse(readFileSync(file, "utf8")) as Content;
    return content.fingerprint === fingerprint ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Does nothing if it can't write, as in a read-only `node_modules`: compiling again next time is slow but correct. */
export function writeCacheFile(file: string, content: CacheContent): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    replaceFile(file, JSON.stringify(content));
  } catch {
    // Nothing is remembered.
  }
}
