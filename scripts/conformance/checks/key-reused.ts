import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { differentResources } from "./support/different-resources.ts";
import { newKey } from "./support/replays.ts";

export const keyReused: Check = {
  id: "key-reused",
  title: "a used key is refused for another resource, which stays unchanged",
  reference: "the document's x-idempotency: keyReused",
  appliesTo: ({ idempotency }) => idempotency?.keyReused !== undefined,
  async run(context) {
    const { status, reason } = assertDefined(context.operation.idempotency?.keyReused);
    const [path, other] = await differentResources(context);
    const key = newKey();
    const first = await context.ask({ path, key });
    const reused = await context.ask({ path: other, key });
    const what = "a key that was used for another resource";
    if (context.expect(reused, [status], what) && !reused.text.includes(reason)) {
      context.fail(`${what}: the answer does not say ${reason}`, reused);
    }
    context.expect(await context.ask({ path: other }), [first.status], "that other resource, with a key of its own");
  },
};
