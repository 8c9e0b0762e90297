import type { Check } from "../runner/check.ts";
import { similarKeys } from "../values/keys.ts";
import { hasKey } from "./support/applies.ts";
import { differentResources } from "./support/different-resources.ts";
import { expectFirst, firstWithKey } from "./support/replays.ts";

export const similarKey: Check = {
  id: "similar-key",
  title: "keys that differ in case or punctuation are different keys",
  reference: "the document's x-idempotency; the Idempotency-Key draft, 2.1: a string, which is compared as it is",
  appliesTo: hasKey,
  async run(context) {
    const key = `Key_${crypto.randomUUID()}.aB`;
    const variants = similarKeys(key);
    const [path, other] = await differentResources(context);
    // As many variants as there are resources left, most likely first.
    const others = [other, ...(await context.resources.take(variants.length - 1))];
    await firstWithKey(context, path, key);
    for (const [index, { what, value }] of variants.slice(0, others.length).entries()) {
      const answer = await context.ask({ path: others[index] ?? {}, key: value });
      expectFirst(context, answer, `a request with a key that differs from a used one ${what}`);
    }
  },
};
