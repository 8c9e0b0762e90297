import type { Check } from "../runner/check.ts";
import { isSafe } from "../runner/safe-methods.ts";
import { Skipped } from "../runner/skipped.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { mayHaveMethod, mayTryMethod, templatePath } from "./support/path-templates.ts";

/** The methods that `fetch` can send, except OPTIONS, which CORS answers, and HEAD, which GET implies. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH"];

export const wrongMethod: Check = {
  id: "wrong-method",
  title: "a method that the path does not have is refused, a 405 with Allow",
  reference: "RFC 9110, 15.5.6: a 405 must have Allow; the status itself is a recommendation (9.1)",
  async run(context) {
    const { method: own } = context.operation;
    let tried = 0;
    for (const method of METHODS.filter((each) => mayTryMethod(context.operation, each))) {
      const ask = { path: harmlessPath(context, method), method };
      if (mayHaveMethod(context.subject.api.facts, templatePath(context, ask), method)) continue;
      tried += 1;
      const answer = await context.ask(ask);
      const isRefusal = (answer.status >= 400 && answer.status < 500) || answer.status === 501;
      // A page for people, which the document need not describe.
      const isPage = isSafe(method) && answer.status < 400;
      if (answer.status !== 405) {
        const severity = isRefusal || isPage ? "note" : "failure";
        context.fail(`${method} was answered ${answer.status}, not 405`, answer, severity);
        continue;
      }
      const allowed = (answer.headers.get("allow") ?? "").split(/\s*,\s*/);
      if (!allowed.includes(own)) context.fail(`the 405 to ${method} has no Allow with ${own}`, answer);
      else if (allowed.includes(method)) context.fail(`the 405 to ${method} allows ${method}`, answer);
    }
    if (tried === 0)
      throw new Skipped("there is no other method to try: an unsafe one must not reach a whole collection");
  },
};
