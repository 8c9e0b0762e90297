import type { WireRequest } from "./wire-request.ts";

/**
 * The severity of a finding. A failure contradicts what the document says or what a standard demands; a note is worth
 * knowing: a SHOULD, or something that the document marks as inferred. With `x-conformance` a document makes the notes
 * of a check failures.
 */
export type Severity = "failure" | "note";

/** Something that is wrong or worth knowing about an answer, and the request that shows it. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  readonly request: WireRequest | undefined;
}

/** The findings of the check that is running. */
export class Findings {
  #all: Finding[] = [];
  #severity: Severity | undefined;

  /**
   * Forgets earlier findings.
   * @param severity the severity of all later findings. Default: each finding's own.
   */
  begin(severity: Severity | undefined): void {
    this.#all = [];
    this.#severity = severity;
  }

  add({ severity, ...finding }: Finding): void {
    this.#all.push({ ...finding, severity: this.#severity ?? severity });
  }

  /** The findings since the check began. */
  list(): readonly Finding[] {
    return this.#all;
  }
}
