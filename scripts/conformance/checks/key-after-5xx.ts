import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { hasKey } from "./support/applies.ts";
import { namedResources } from "./support/choose-resources.ts";
import { newKey } from "./support/replays.ts";

export const keyAfter5xx: Check = {
  id: "key-after-5xx",
  title: "after a 5xx, the same request with the same key takes effect",
  reference: "the document's x-idempotency; RFC 9110, 15.6: a 5xx means that the server failed",
  appliesTo: hasKey,
  async run(context) {
    for (const path of namedResources(context, "failing")) {
      const key = newKey();
      const failed = await context.ask({ path, key });
      if (failed.status < 500) {
        context.note(`a resource named as failing was answered ${failed.status}, not a 5xx`, failed);
        continue;
      }
      const again = await context.ask({ path, key });
      if (!isSuccess(again))
        context.fail(`after a ${failed.status}, the same request was answered ${again.status}`, again);
    }
  },
};
