import { isUrl } from "../files/is-url.ts";
import type { Spec } from "../find/specs.ts";
import { hash, hashFile } from "./hash.ts";

/** Hashes of files, by path. */
export type Hashes = Readonly<Record<string, string>>;

export function hashFiles(files: readonly string[]): Hashes {
  return Object.fromEntries(files.map((file) => [file, hashFile(file)]));
}

export function areUnchanged(known: Hashes, hashOf: (path: string) => string = (path) => hashFile(path)): boolean {
  return Object.entries(known).every(([path, value]) => hashOf(path) === value);
}

/** A hash of how a document is read. */
export function readingOf({ root, filter, overlays }: Spec): string {
  return hash(JSON.stringify([root, filter, overlays]));
}

/** Whether a document, or a part of it, can change although no file changes. */
export function isRemote({ text }: Spec, inputs: readonly string[]): boolean {
  return text !== undefined || inputs.some(isUrl);
}
