import type { Place } from "../problem.ts";

/** The part of the version that a change requires to be raised (SemVer): a major change breaks callers. */
export type Impact = "major" | "minor" | "patch";

/** One change. */
export interface SpecChange {
  readonly api: string;
  /** Absent if the change does not belong to a single operation. */
  readonly operation?: string;
  readonly impact: Impact;
  /** A sentence. */
  readonly message: string;
  /** Its place in the current specs; absent for removals, and for changes found by the types only. */
  readonly place?: Place;
}
