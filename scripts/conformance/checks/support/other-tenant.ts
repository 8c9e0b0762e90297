import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";

/** Another tenant's credential. */
export function otherTenant({ subject }: ServerTestContext): string {
  const { otherToken } = subject.fixtures;
  if (otherToken === undefined) throw new Skipped("there is no credential of another tenant");
  return otherToken;
}
