import type { OperationFacts } from "revokit";
import type { ServerTestContext } from "./server-test-context.ts";

/** One thing that a server has to get right. */
export interface Check {
  /** A sentence that is true of a correct server. */
  readonly name: string;
  /** Whether an operation has what the check is about. Default: each has. */
  readonly appliesTo?: (operation: OperationFacts) => boolean;
  readonly run: (context: ServerTestContext) => Promise<void>;
}
