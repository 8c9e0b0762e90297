import type { Check } from "../runner/check.ts";
import { swapCase } from "../values/similar-credentials.ts";
import { hasKey } from "./support/applies.ts";
import { differentResources } from "./support/different-resources.ts";
import { expectFirst, firstWithKey } from "./support/replays.ts";

export const keyCase: Check = {
  id: "key-case",
  title: "keys that differ in case are different keys",
  reference:
    "the document's x-idempotency; the Idempotency-Key draft, 2.1: a string, which RFC 8941 compares with case",
  appliesTo: hasKey,
  async run(context) {
    const [path, other] = await differentResources(context);
    const key = `Key-${crypto.randomUUID()}-aB`;
    await firstWithKey(context, path, key);
    const answer = await context.ask({ path: other, key: swapCase(key) });
    expectFirst(context, answer, "a request whose key differs from a used one in case");
  },
};
