import { statSync } from "node:fs";
import type { Spec } from "./find/specs.ts";

/** In seconds. A small document takes less than two. */
const LEAST = 10;

/** In seconds. GitHub's document of 13 MB takes about seven. */
const EACH_MEGABYTE = 10;

/** In bytes. The code of a larger document is too long to be formatted, as a rule. */
const LARGE = 200_000;

/** In bytes. */
const HUGE = 5_000_000;

/** Whether a document's code may be short enough to be formatted. */
export function isSmall(spec: Spec): boolean {
  return sizeOf(spec) <= LARGE;
}

/** Whether a document is so large that memory matters more than time. */
export function isHuge(spec: Spec): boolean {
  return sizeOf(spec) > HUGE;
}

/** The processor time that a document may use. */
export function secondsFor(spec: Spec): number {
  return LEAST + EACH_MEGABYTE * (sizeOf(spec) / 1e6);
}

/** In bytes. */
export function sizeOf({ file, text }: Spec): number {
  // A missing file is reported by whoever reads it.
  return text?.length ?? statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
