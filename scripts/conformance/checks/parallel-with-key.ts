import { isSuccess, statesReason } from "revokit/toolkit";
import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { hasKey } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { hasReplayMark, hasSameBody, newKey } from "./support/replays.ts";

export const parallelWithKey: Check = {
  id: "parallel-with-key",
  title: "16 simultaneous requests with one key take effect once",
  reference: "the document's x-idempotency",
  appliesTo: hasKey,
  async run(context) {
    const idempotency = assertDefined(context.operation.idempotency);
    const { status, reason = "" } = idempotency.inProgress ?? {};
    const [path = {}] = await freshResources(context);
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 16 }, () => context.ask({ path, key })));
    const first =
      idempotency.replayed === undefined
        ? answers.filter(isSuccess).slice(0, 1)
        : answers.filter((each) => isSuccess(each) && !hasReplayMark(idempotency, each));
    if (first.length !== 1) context.fail(`of 16 requests with one key ${first.length} took effect, not 1`, answers[0]);
    for (const answer of answers) {
      context.expectDocumented(answer, "one of 16 requests with one key");
      const isRunning = String(answer.status) === status && statesReason(answer.text, reason);
      const isReplay = isSuccess(answer) && hasSameBody(context, answer, first[0]);
      if (!isReplay && !isRunning) {
        const what = `one of 16 requests with one key was answered ${answer.status}`;
        // Without `inProgress`, the document does not say how a server refuses a request whose key is in use.
        const isTold = status === undefined && answer.status >= 400 && answer.status < 500;
        context.fail(`${what}, neither replay nor conflict`, answer, isTold ? "note" : "failure");
      }
    }
  },
};
