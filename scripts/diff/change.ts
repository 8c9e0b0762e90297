import type { Place } from "../problem.ts";

/** The part of a version that a change asks to be raised, in SemVer's words: a major one breaks callers. */
export type Impact = "major" | "minor" | "patch";

/** One thing that is different. */
export interface SpecChange {
  readonly api: string;
  /** Absent where the change is of no single operation. */
  readonly operation?: string;
  readonly impact: Impact;
  /** A sentence. */
  readonly message: string;
  /** Where it stands in the specs of today; absent for what is gone, and for what only the types tell. */
  readonly place?: Place;
}
