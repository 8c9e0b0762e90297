import type { OperationFacts } from "revokit";
import type { ServerTestContext } from "./server-test-context.ts";
import type { Severity } from "./severity.ts";

/** One thing that a server has to get right. */
export interface Check {
  /** What `--only` and `--skip` call it. */
  readonly id: string;
  /** A sentence that is true of a correct server. */
  readonly title: string;
  /** What says so: a part of the document, or a section of a standard. */
  readonly reference: string;
  /** The severity of all its findings, unless the document opts in to failures. Default: each finding's own. */
  readonly severity?: Severity;
  /** Whether an operation has what the check is about. Default: each has. */
  readonly appliesTo?: (operation: OperationFacts) => boolean;
  readonly run: (context: ServerTestContext) => Promise<void>;
}
