import { statSync } from "node:fs";
import type { Spec } from "./find/specs.ts";

/** In seconds. A small document takes less than two. */
const LEAST = 10;

/** In seconds. GitHub's document of 13 MB takes about seven. */
const EACH_MEGABYTE = 10;

/** The processor time that a document may use. */
export function secondsFor(spec: Spec): number {
  return LEAST + EACH_MEGABYTE * (sizeOf(spec) / 1e6);
}

/** In bytes. */
export function sizeOf({ file, text }: Spec): number {
  // A missing file is reported by whoever reads it.
  return text?.length ?? statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
