import type { Check } from "../runner/check.ts";
import { freshResource } from "./support/choose-resources.ts";
import { usualAnswer } from "./support/expectations.ts";

export const head: Check = {
  id: "head",
  title: "HEAD is answered like GET, but without a body",
  reference: "RFC 9110, 9.3.2: no content in the answer; 9.1: general-purpose servers support HEAD",
  appliesTo: ({ method }) => method === "GET",
  async run(context) {
    const path = await freshResource(context);
    const usual = await usualAnswer(context, path);
    const answer = await context.ask({ path, method: "HEAD" });
    if (answer.text !== "") context.fail("the answer to HEAD has a body", answer);
    if (answer.status === usual.status) return;
    const message = `HEAD was answered ${answer.status}, and GET ${usual.status}`;
    context.fail(message, answer, answer.status >= 500 && answer.status !== 501 ? "failure" : "note");
  },
};
