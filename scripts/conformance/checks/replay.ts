import type { Check } from "../runner/check.ts";
import { hasKey } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { expectReplay, firstWithKey, newKey } from "./support/replays.ts";

export const replay: Check = {
  id: "replay",
  title: "the same request with the same key is answered with the same status and body as before",
  reference: "the document's x-idempotency",
  appliesTo: hasKey,
  async run(context) {
    const [path = {}] = await freshResources(context);
    const key = newKey();
    const first = await firstWithKey(context, path, key);
    // A key that is forgotten with its first replay takes effect again.
    for (const what of ["the replay", "the second replay"]) {
      expectReplay(context, await context.ask({ path, key }), first, what);
    }
  },
};
