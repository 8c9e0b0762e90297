import type { Check } from "../runner/check.ts";
import { hasKey } from "./support/applies.ts";
import { expectReplay, newKey } from "./support/replays.ts";

export const replay: Check = {
  id: "replay",
  title: "the same request with the same key is answered byte for byte as before",
  reference: "the document's x-idempotency",
  appliesTo: hasKey,
  async run(context) {
    const [path = {}] = await context.useFreshResources();
    const key = newKey();
    const first = await context.ask({ path, key });
    expectReplay(context, await context.ask({ path, key }), first, "the replay");
  },
};
