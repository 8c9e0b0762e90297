import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { hasKey } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { breakParameter, invalidAsks } from "./support/invalid-asks.ts";
import { newKey } from "./support/replays.ts";

export const keyAfter4xx: Check = {
  id: "key-after-4xx",
  title: "a refused request is refused again with the same key, not reported as in progress",
  reference: "the document's x-idempotency: inProgress, replayed",
  appliesTo: hasKey,
  async run(context) {
    const header = context.operation.idempotency?.header;
    const path = harmlessPath(context);
    const keyed = invalidAsks(context, path).filter(
      ({ ask }) => header === undefined || !(header in (ask.headers ?? {})),
    );
    const asks = [{ path }, ...keyed.slice(0, 1).map((each) => breakParameter(each, {}))];
    let refused = 0;
    for (const ask of asks) {
      const key = newKey();
      const first = await context.ask({ ...ask, key });
      if (isSuccess(first) || first.status >= 500) continue;
      refused += 1;
      const again = await context.ask({ ...ask, key });
      if (again.status !== first.status) {
        context.fail(`the same request with the same key was answered ${first.status}, then ${again.status}`, again);
      }
    }
    if (refused === 0) throw new Skipped("no request with a key was refused");
  },
};
