/** What the suite made of a planted fault. */
export interface MutationVerdict {
  readonly party: "server" | "client";
  readonly api: string;
  readonly fault: string;
  /** The checks that found it; none where it went unnoticed. */
  readonly foundBy: readonly string[];
}
