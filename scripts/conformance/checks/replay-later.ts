import type { Check } from "../runner/check.ts";
import { hasKey } from "./support/applies.ts";
import { freshResources, harmlessPath } from "./support/choose-resources.ts";
import { expectReplay, firstWithKey, newKey } from "./support/replays.ts";

/** How many other keys to use between a request and its replay. */
const OTHERS = 5;

export const replayLater: Check = {
  id: "replay-later",
  title: "a key is remembered after others have been used",
  reference: "the document's x-idempotency: retention",
  appliesTo: hasKey,
  async run(context) {
    const [path = {}] = await freshResources(context);
    const key = newKey();
    const first = await firstWithKey(context, path, key);
    for (let count = 0; count < OTHERS; count += 1) await context.ask({ path: harmlessPath(context), key: newKey() });
    expectReplay(context, await context.ask({ path, key }), first, "the replay after other keys");
  },
};
