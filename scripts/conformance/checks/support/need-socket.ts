import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";

/** Skips the check if requests do not go over a network, where there are no header lines. */
export function needSocket({ subject }: ServerTestContext): void {
  if (subject.hasSocket !== true) throw new Skipped("it needs a server that is reached over a network");
}
