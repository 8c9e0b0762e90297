import type { RetryRules } from "../rows/history.ts";
import type { Rate } from "./rate.ts";

/** A parameter as a row's column names it. */
export interface Column {
  /** The column's name: that of the method's argument. */
  readonly name: string;
  /** The header that the value is sent in, whose name may differ from the column's. Absent for other parameters. */
  readonly header?: string;
  /** The types of JSON Schema that its value may have; empty if any type is allowed. */
  readonly types: readonly string[];
  /** Whether its text in a CSV file is JSON, whatever the type. Default: false. */
  readonly isJson?: boolean;
}

/** What bulk needs to know about an operation. All of it comes from the document. */
export interface BulkOperation {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The document's first server. */
  readonly server: string | undefined;
  readonly columns: readonly Column[];
  readonly rules: RetryRules;
  /** The header of the idempotency key, in lower case. Absent if the operation has none. */
  readonly keyHeader?: string | undefined;
  /** The limit that the document states. */
  readonly rate: Rate | undefined;
}
