import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { unknownLike } from "../values/unknown-credential.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { needSocket } from "./support/need-socket.ts";

export const repeatedHeader: Check = {
  id: "repeated-header",
  title: "a request with a repeated single-value header is not silently resolved to one of the values",
  reference: "RFC 9110, 5.3: such a request is malformed; what a server does with it is its choice",
  severity: "note",
  appliesTo: ({ security, idempotency }) =>
    security.flat().some((each) => each.in === "header") || idempotency !== undefined,
  async run(context) {
    needSocket(context);
    const path = harmlessPath(context);
    const names = [
      ...context.schemes.filter((each) => each.in === "header").map(({ field }) => field),
      ...(context.operation.idempotency === undefined ? [] : [context.operation.idempotency.header]),
    ];
    for (const name of names) {
      const value = context.request({ path }).headers[name];
      if (value === undefined) continue;
      const other = value.replace(/\S+$/, unknownLike);
      for (const pair of [
        [value, other],
        [other, value],
      ]) {
        const answer = await context.ask({
          path,
          lines: (lines) => [...lines.filter(([each]) => each !== name), ...pair.map((each) => [name, each] as const)],
        });
        if (answer.status >= 500) context.fail(`two lines of ${name} were answered ${answer.status}`, answer);
        else if (isSuccess(answer))
          context.note(`two different lines of ${name} were answered ${answer.status}`, answer);
      }
    }
  },
};
