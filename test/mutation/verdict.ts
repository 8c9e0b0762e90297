/** The suite's result for a planted fault. */
export interface MutationVerdict {
  readonly party: "server" | "client";
  readonly api: string;
  readonly fault: string;
  /** The checks that found it; empty if none did. */
  readonly foundBy: readonly string[];
}
