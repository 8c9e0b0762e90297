import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { freshResources } from "./support/choose-resources.ts";
import { expectRepeat } from "./support/expect-repeat.ts";

export const parallel: Check = {
  id: "parallel",
  title: "16 simultaneous requests for one resource take effect once",
  reference: "the document's x-on-repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    const [path = {}] = await freshResources(context);
    const answers = await Promise.all(Array.from({ length: 16 }, () => context.ask({ path })));
    const successes = answers.filter(isSuccess);
    const severity = context.operation.onRepeat?.isInferred === true && successes.length > 0 ? "note" : "failure";
    if (successes.length !== 1)
      context.fail(`of 16 requests ${successes.length} took effect, not 1`, answers[0], severity);
    for (const answer of answers.filter((each) => !isSuccess(each))) {
      expectRepeat(context, answer, "one of 16 requests for one resource");
    }
  },
};
