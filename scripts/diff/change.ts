/** What a change asks of those who call the API, and so of the version: SemVer's three parts. */
export type Impact = "breaking" | "additive" | "neutral";

/** One thing that is different. */
export interface SpecChange {
  readonly api: string;
  /** Absent where the change is of the whole API. */
  readonly operation?: string;
  readonly impact: Impact;
  /** A sentence. */
  readonly message: string;
}
