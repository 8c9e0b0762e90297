import assert from "node:assert/strict";
import type { Check } from "../check.ts";
import { call, exampleInput, respond, scripted } from "../client-test-context.ts";

const never = () => new Promise<Response>(() => {});

export const aborts: Check = {
  name: "an abort ends the call with the caller's own reason, before, during and between attempts",
  async run(context) {
    const reason = new Error("enough");
    const before = scripted(context, [() => respond(200)]);
    const early = call(context, before.client, exampleInput(context), { signal: AbortSignal.abort(reason) });
    await assert.rejects(early, reason);
    assert.equal(before.sent.length, 0, "before the call");

    for (const script of [[never], [() => respond(429, undefined, undefined, { "retry-after": "20" })]]) {
      const controller = new AbortController();
      const { client, sent } = scripted(context, script, { retry: { attempts: script[0] === never ? 1 : 2 } });
      const pending = call(context, client, exampleInput(context), { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 5);
      await assert.rejects(pending, reason);
      assert.equal(sent.length, 1);
    }
  },
};

export const timeouts: Check = {
  name: "an answer or a body that never arrives is a TimeoutError; after a 2xx it is applied, and not retried",
  async run(context) {
    const options = { attemptTimeout: 10, timeout: 15 };
    const silent = scripted(context, [never], options);
    const error: unknown = await call(context, silent.client, exampleInput(context)).catch((reason: unknown) => reason);
    assert.ok(error instanceof context.library.TimeoutError, "no answer");
    assert.equal(error.outcome, "unknown");

    const stalled = () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } });
    const half = scripted(context, [stalled], options);
    const applied: unknown = await call(context, half.client, exampleInput(context)).catch((reason: unknown) => reason);
    assert.ok(applied instanceof context.library.TimeoutError, "no body");
    assert.deepEqual([applied.outcome, half.sent.length], ["applied", 1]);
  },
};

export const events: Check = {
  name: "events report each attempt and the end of the call",
  async run(context) {
    const told: { readonly type: string; readonly operationId?: string; readonly api?: string }[] = [];
    const { client } = scripted(context, [() => respond(429, undefined, undefined, { "retry-after": "0" })], {
      onEvent: (event: (typeof told)[number]) => {
        told.push(event);
        throw new Error("A listener can't break a call.");
      },
    });
    await call(context, client, exampleInput(context)).catch(() => undefined);
    const attempt = ["attempt_started", "attempt_ended"];
    const expected = [...attempt, "retry_scheduled", ...attempt, "retry_scheduled", ...attempt, "call_ended"];
    assert.deepEqual(
      told.map(({ type }) => type),
      expected,
    );
    for (const { api, operationId } of told)
      assert.deepEqual([api, operationId], [context.api.contract.name, context.operationId]);
  },
};
