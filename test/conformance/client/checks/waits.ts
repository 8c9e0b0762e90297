import assert from "node:assert/strict";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import type { Check } from "../check.ts";
import { call, exampleInput, respond, scripted } from "../client-test-context.ts";
import { ending } from "../ending.ts";
import { isSafeToRetry } from "../is-safe-to-retry.ts";

export const retryAfter: Check = {
  name: "Retry-After is respected and reported, and ends the call if it is too long",
  async run(context) {
    const ask = (seconds: string) => () => respond(429, undefined, undefined, { "retry-after": seconds });
    const tooLong = await ending(context, [ask("61")], { timeout: 300_000 });
    assert.deepEqual([tooLong.sent.length, tooLong.ended.retryAfter], [1, 61_000], "beyond maxRetryAfter");
    const tooLate = await ending(context, [ask("2")], { timeout: 1_500 });
    assert.deepEqual([tooLate.sent.length, tooLate.ended.retryAfter], [1, 2_000], "beyond the call's time");
    assert.equal((await ending(context, [ask("0")])).sent.length, 3, "at once");
    assert.equal((await ending(context, [ask("0")])).ended.outcome, "rejected");
    const delays: number[] = [];
    const controller = new AbortController();
    const onEvent = (event: { readonly type: string; readonly delay?: number }) => {
      if (event.type !== "retry_scheduled") return;
      delays.push(assertDefined(event.delay));
      controller.abort();
    };
    const { client } = scripted(context, [ask("20")], { onEvent });
    await call(context, client, exampleInput(context), { signal: controller.signal }).catch(() => undefined);
    assert.deepEqual(delays, [20_000], "as long as the server asks");
  },
};

export const budget: Check = {
  name: "retries are bounded by a budget and their waits by a growing, random bound",
  appliesTo: isSafeToRetry,
  async run(context) {
    const retry = { baseDelay: 0, budget: 7, budgetPerCall: 0 };
    const { client, sent } = scripted(context, [() => respond(503)], { retry });
    await Promise.allSettled(Array.from({ length: 40 }, () => call(context, client, exampleInput(context))));
    assert.equal(sent.length, 47);

    const delays: number[] = [];
    const onEvent = (event: { readonly type: string; readonly delay?: number }) => {
      if (event.type === "retry_scheduled") delays.push(assertDefined(event.delay));
    };
    const waiting = scripted(context, [() => respond(503)], {
      retry: { baseDelay: 2, maxDelay: 3, budget: 1e3 },
      onEvent,
    });
    await Promise.allSettled(Array.from({ length: 60 }, () => call(context, waiting.client, exampleInput(context))));
    assert.equal(delays.length, 120);
    assert.ok(delays.every((delay) => delay >= 0 && delay <= 3));
    assert.ok(new Set(delays).size > 60, "the waits are random");
    assert.ok(
      delays.some((delay) => delay > 2),
      "the bound grows",
    );
  },
};
