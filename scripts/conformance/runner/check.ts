import type { OperationFacts } from "revokit";
import type { ServerTestContext } from "./server-test-context.ts";
import type { Severity } from "./findings.ts";

/** One requirement on a server. */
export interface Check {
  /** Its name for `--only` and `--skip`. */
  readonly id: string;
  /** A sentence that is true of a correct server. */
  readonly title: string;
  /** The part of the document, or the section of a standard, that requires it. */
  readonly reference: string;
  /** The severity of all its findings, unless the document opts in to failures. Default: each finding's own. */
  readonly severity?: Severity;
  /** Whether the check applies to an operation. Default: to all. */
  readonly appliesTo?: (operation: OperationFacts) => boolean;
  readonly run: (context: ServerTestContext) => Promise<void>;
}
