import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsRefusal, mayTakeEffect } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectStillFresh } from "./support/expectations.ts";
import { invalidAsks } from "./support/invalid-asks.ts";

export const refusalNoEffect: Check = {
  id: "refusal-no-effect",
  title: "a request that is refused does not take effect",
  reference: "RFC 9110, 15.5: a 4xx says that the request was not carried out",
  appliesTo: (operation) => documentsRefusal(operation) && mayTakeEffect(operation),
  async run(context) {
    const path = await freshResource(context);
    let refused = 0;
    for (const { ask } of invalidAsks(context, path)) {
      const answer = await context.ask(ask);
      // Another check reports it if it should have been refused.
      if (isSuccess(answer)) throw new Skipped("an invalid request was not refused");
      refused += 1;
    }
    if (refused === 0) throw new Skipped("no parameter has a rule to break");
    await expectStillFresh(context, path, "a request that was refused took effect");
  },
};
