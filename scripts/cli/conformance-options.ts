import type { DocumentOptions } from "./command-options.ts";

/** The options of `revokit conformance`. */
export interface ConformanceOptions extends DocumentOptions {
  readonly baseUrl?: string | undefined;
  readonly fixtures?: string | undefined;
  readonly dryRun: boolean;
  readonly readOnly: boolean;
  readonly yes: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** In seconds. */
  readonly maxWait: number;
  /** The paths of the files to write. */
  readonly junit?: string | undefined;
  readonly json?: string | undefined;
  readonly html?: string | undefined;
}
