import type { Severity } from "./severity.ts";
import type { WireRequest } from "./wire-request.ts";

/** An error of a server, and the request that shows it. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  readonly request: WireRequest | undefined;
}

/** What a check notes. */
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
