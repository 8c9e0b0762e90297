import { isSuccess } from "revokit/toolkit";
import type { IdempotencyFacts } from "revokit";
import type { Exchange } from "../../runner/exchange.ts";
import type { Path } from "../../runner/fixtures.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";
import { withoutRequestId } from "./read-request-ids.ts";

/** Whether an answer has the documented mark of a replay; undefined if none is documented. */
export function hasReplayMark(
  { replayed }: Pick<IdempotencyFacts, "replayed"> = {},
  { headers }: Exchange,
): boolean | undefined {
  return replayed && headers.get(replayed.header) === replayed.value;
}

/**
 * Sends a request with a key, which must take effect. Skips the check if it does not, since another check reports that.
 */
export async function firstWithKey(context: ServerTestContext, path: Path, key: string): Promise<Exchange> {
  const first = await context.ask({ path, key });
  if (!isSuccess(first)) throw new Skipped(`the first request with the key was answered ${first.status}`);
  return first;
}

/** Whether two answers have the same body, apart from the request id. */
export function hasSameBody({ subject }: ServerTestContext, again: Exchange, first: Exchange | undefined): boolean {
  const { requestId } = subject.api.facts;
  return first !== undefined && withoutRequestId(requestId, again) === withoutRequestId(requestId, first);
}

/** Expects an answer to be the first one, sent again. */
export function expectReplay(context: ServerTestContext, again: Exchange, first: Exchange, what: string): void {
  if (!context.expect(again, [first.status], what)) return;
  if (!hasSameBody(context, again, first)) context.fail(`${what} has a different body from the first answer`, again);
  if (hasReplayMark(context.operation.idempotency, again) === false) {
    context.fail(`${what} is not marked as one`, again);
  }
}

/** Expects a request with its own key to take effect, and not to be answered with a replay. */
export function expectFirst(context: ServerTestContext, answer: Exchange, what: string): void {
  if (!isSuccess(answer)) context.fail(`${what} was answered ${answer.status}, and did not take effect`, answer);
  else if (hasReplayMark(context.operation.idempotency, answer)) {
    context.fail(`${what} is marked as a replay`, answer);
  }
}

/** A new idempotency key. */
export function newKey(): string {
  return crypto.randomUUID();
}
