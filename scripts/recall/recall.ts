import type { Spec } from "../find/specs.ts";
import type { Cache, Recalled } from "./cache.ts";

/** What an earlier run has recorded about documents. */
export interface Recall {
  /** Those of which nothing has changed. */
  readonly unchanged: readonly Recalled[];
  /** Those to compile. */
  readonly changed: readonly Spec[];
}

/** Separates the documents that have not changed since the last run compiled them from the others. */
export function recall(cache: Cache, specs: readonly Spec[]): Recall {
  const unchanged: Recalled[] = [];
  const changed: Spec[] = [];
  for (const spec of specs) {
    const known = cache.lookup(spec);
    if (known === undefined) changed.push(spec);
    else unchanged.push(known);
  }
  return { unchanged, changed };
}
