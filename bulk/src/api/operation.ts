import type { RepeatRules } from "../rows/history.ts";
import type { Rate } from "../job/job-record.ts";

/** A parameter as a row's column names it. */
export interface Column {
  /** The column's name: the method's argument, or the header's name. */
  readonly name: string;
  readonly isHeader: boolean;
  /** The types of JSON Schema that its value may have; none where any will do. */
  readonly types: readonly string[];
}

/** What bulk needs to know of an operation. All of it is from the document. */
export interface BulkOperation {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The document's first server. */
  readonly server: string | undefined;
  readonly columns: readonly Column[];
  readonly rules: RepeatRules;
  /** The limit that the document states. */
  readonly rate: Rate | undefined;
}

/** What a repeat of the operation does, in a sentence for the plan. */
export function repeatSentence({ method, rules }: BulkOperation): string {
  if (rules.retention !== undefined) {
    return `with the same key for ${Math.round(rules.retention / 3_600_000)} h, then never: the server forgets the key`;
  }
  if (rules.idempotent) return `at once: ${method} is idempotent`;
  return `never: ${method} is not idempotent, and the operation has no key`;
}
