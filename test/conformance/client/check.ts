import type { ClientTestContext } from "./client-test-context.ts";

/** One thing that a client has to get right. */
export interface Check {
  /** A sentence that is true of a correct client. */
  readonly name: string;
  /** Whether an operation has what the check is about. Default: each has. */
  readonly appliesTo?: (operation: ClientTestContext["operation"]) => boolean;
  /** Throws an `AssertionError` where the client gets it wrong. */
  readonly run: (context: ClientTestContext) => Promise<void>;
}
