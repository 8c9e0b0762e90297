import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { harmlessPath } from "./support/choose-resources.ts";

export const options: Check = {
  id: "options",
  title: "OPTIONS says in Allow which methods the path has",
  reference: "RFC 9110, 15.6: a 5xx means that the server failed; 9.3.7: Allow is a recommendation",
  async run(context) {
    const answer = await context.ask({ path: harmlessPath(context, "OPTIONS"), method: "OPTIONS" });
    if (answer.status >= 500 && answer.status !== 501) context.fail(`OPTIONS was answered ${answer.status}`, answer);
    if (!isSuccess(answer)) return;
    const allowed = answer.headers.get("allow");
    if (allowed === null) context.note("the answer to OPTIONS has no Allow", answer);
    else if (!allowed.split(/\s*,\s*/).includes(context.operation.method)) {
      context.note(`Allow does not have ${context.operation.method}`, answer);
    }
  },
};
