import type { Spec } from "./find/specs.ts";
import type { GeneratedFile } from "./write/generated-file.ts";
import type { Problem } from "./problem.ts";
import type { Hashes } from "./recall/unchanged.ts";

/** The result of one document. */
export interface DocumentResult {
  readonly spec: Spec;
  /** Empty if it has errors. */
  readonly files: readonly GeneratedFile[];
  /** The document's files, as they were read. */
  readonly inputs: Hashes;
  /** The files that configure the lint, as they were read. */
  readonly lintFiles: Hashes;
  readonly errors: readonly Problem[];
  readonly remarks: number;
  /** Notes with their places, e.g. on what was left out of the code. */
  readonly notes: readonly Problem[];
  /** Remarks on how the files were formatted. */
  readonly formatNotes: readonly string[];
  /** How long it took to bundle and compile, in milliseconds; 0 without code. */
  readonly duration: number;
}
