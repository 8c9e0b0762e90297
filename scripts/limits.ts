import { statSync } from "node:fs";
import type { Spec } from "./find/specs.ts";

/** In seconds. A small document takes less than two. */
const BASE_SECONDS = 10;

/** In seconds. GitHub's document of 13 MB takes about seven. */
const SECONDS_PER_MEGABYTE = 10;

/** In bytes. The generated code of a larger document is usually too long to format. */
const LARGE_BYTES = 200_000;

/** In bytes. */
const HUGE_BYTES = 5_000_000;

/** Whether a document's code may be short enough to be formatted. */
export function isSmall(spec: Spec): boolean {
  return sizeOf(spec) <= LARGE_BYTES;
}

/** Whether a document is so large that memory matters more than time. */
export function isHuge(spec: Spec): boolean {
  return sizeOf(spec) > HUGE_BYTES;
}

/** The processor time that a document may use. */
export function secondsFor(spec: Spec): number {
  return BASE_SECONDS + SECONDS_PER_MEGABYTE * (sizeOf(spec) / 1e6);
}

/** In bytes; of a text, in UTF-16 code units, which are at most as many. */
export function sizeOf({ file, text }: Spec): number {
  // A missing file is reported by whoever reads it.
  return text?.length ?? statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
