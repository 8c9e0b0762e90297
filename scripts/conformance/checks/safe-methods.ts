import type { Check } from "../runner/check.ts";
import { mayTakeEffect } from "./support/applies.ts";
import { expectStillFresh } from "./support/expectations.ts";

export const safeMethods: Check = {
  id: "safe-methods",
  title: "GET, HEAD and OPTIONS do not take effect",
  reference: "RFC 9110, 9.2.1",
  appliesTo: mayTakeEffect,
  async run(context) {
    const path = await context.freshResource();
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      for (const override of [{}, { "X-HTTP-Method-Override": context.operation.method }]) {
        const answer = await context.ask({ path, method, headers: override });
        if (answer.status >= 500 && answer.status !== 501)
          context.fail(`${method} was answered ${answer.status}`, answer);
      }
    }
    await expectStillFresh(context, path, "a safe method took effect");
  },
};
