import type { ClientTestContext } from "./client-test-context.ts";

/** One requirement on a client. */
export interface Check {
  /** A sentence that is true of a correct client. */
  readonly name: string;
  /** Whether the check applies to an operation. Default: to all. */
  readonly appliesTo?: (operation: ClientTestContext["operation"]) => boolean;
  /** Throws an `AssertionError` if the client violates it. */
  readonly run: (context: ClientTestContext) => Promise<void>;
}
