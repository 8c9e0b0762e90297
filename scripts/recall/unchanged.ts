import { join } from "node:path";
import { isUrl } from "../files/is-url.ts";
import type { Spec } from "../find/specs.ts";
import { hash, hashFile } from "./hash.ts";

/** Hashes of files, by path. */
export type Hashes = Readonly<Record<string, string>>;

export function hashFiles(files: readonly string[]): Hashes {
  return Object.fromEntries(files.map((file) => [file, hashFile(file)]));
}

/** @param folder what the paths are relative to, if they are relative */
export function areUnchanged(known: Hashes, folder = ""): boolean {
  return Object.entries(known).every(([path, value]) => hashFile(join(folder, path)) === value);
}

/** A hash of how a document is read. */
export function readingOf({ root, filter, overlays }: Spec): string {
  return hash(JSON.stringify([root, filter, overlays]));
}

/** Whether a document, or a part of it, can change although no file changes. */
export function canChangeUnseen({ text }: Spec, inputs: Hashes): boolean {
  return text !== undefined || Object.keys(inputs).some(isUrl);
}
