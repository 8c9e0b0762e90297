import { assertDefined } from "../../../assert-defined.ts";
import type { Exchange } from "../../runner/exchange.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";

/** Expects the documented answer to a repeat that is not a replay. */
export function expectRepeat(context: ServerTestContext, answer: Exchange, what: string): void {
  const { status, isInferred = false } = assertDefined(context.operation.onRepeat);
  context.expectDocumented(answer, what);
  if (String(answer.status) === status) return;
  context.fail(`${what} was answered ${answer.status}, not ${status}`, answer, isInferred ? "note" : "failure");
}
