import assert from "node:assert/strict";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import type { Check } from "../check.ts";
import { respond } from "../client-test-context.ts";
import { ending, success } from "../ending.ts";

export const conflicts: Check = {
  name: "a conflict is retried while the first request is running, and final if the key belongs to another request",
  appliesTo: ({ idempotency }) => idempotency?.inProgress !== undefined,
  async run(context) {
    const { inProgress: documented, keyReused } = assertDefined(context.operation.idempotency);
    const inProgress = assertDefined(documented);
    const [mediaType] = Object.keys(assertDefined(context.operation.responses[inProgress.status]).content);
    const conflict = (reason: string) => () =>
      respond(Number(inProgress.status), mediaType, { deep: [{ down: `It is ${reason}.` }] });
    const running = await ending(context, [conflict(inProgress.reason), success(context)]);
    assert.deepEqual([running.sent.length, running.ended.outcome], [2, "applied"], "a request that is still running");
    assert.equal((await ending(context, [conflict(inProgress.reason)])).sent.length, 3);
    for (const reason of [assertDefined(keyReused).reason, "another", `NOT${inProgress.reason}`]) {
      const { sent, ended } = await ending(context, [conflict(reason)]);
      assert.deepEqual([sent.length, ended.outcome], [1, "rejected"], `a conflict for ${reason}`);
    }
  },
};
