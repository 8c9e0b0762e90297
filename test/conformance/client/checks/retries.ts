import assert from "node:assert/strict";
import type { Check } from "../check.ts";
import { respond } from "../client-test-context.ts";
import { ending, failure, refusal, success } from "../ending.ts";
import { isSafeToRetry } from "../is-safe-to-retry.ts";

export const attempts: Check = {
  name: "a retryable failure is tried exactly three times, with one key and one body",
  appliesTo: isSafeToRetry,
  async run(context) {
    for (const status of [408, 500, 502, 503, 504]) {
      const { sent, ended } = await ending(context, [() => respond(status)]);
      assert.equal(sent.length, 3, `the requests against ${status}`);
      assert.equal(ended.outcome, "unknown", `the outcome of ${status}`);
      const [first] = sent;
      for (const { url, init, headers } of sent) {
        assert.deepEqual(
          { url, body: init.body, headers },
          { url: first?.url, body: first?.init.body, headers: first?.headers },
        );
      }
    }
    const { sent } = await ending(context, [() => respond(503)], { retry: { attempts: 5, baseDelay: 0 } });
    assert.equal(sent.length, 5);
  },
};

export const recovery: Check = {
  name: "after a possibly applied attempt, a success is applied, and a refusal proves nothing",
  appliesTo: isSafeToRetry,
  async run(context) {
    const recovered = await ending(context, [() => respond(500), success(context)]);
    assert.equal(recovered.ended.outcome, "applied");
    assert.deepEqual(
      recovered.ended.attempts.map((each) => each.class),
      ["maybe", "applied"],
    );
    const refused = await ending(context, [failure("ECONNRESET", "read"), refusal(context)]);
    assert.equal(refused.ended.outcome, "unknown", "a refusal after a reset");
    const turnedAway = await ending(context, [failure("ECONNREFUSED", "connect"), refusal(context)]);
    assert.equal(turnedAway.ended.outcome, "rejected", "a refusal after a connection that was refused");
  },
};

export const unrepeatable: Check = {
  name: "a possibly applied call is not retried unless it is idempotent",
  appliesTo: (operation) => !isSafeToRetry(operation),
  async run(context) {
    for (const answer of [() => respond(500), failure("ECONNRESET", "read")]) {
      const { sent, ended } = await ending(context, [answer]);
      assert.equal(sent.length, 1);
      assert.equal(ended.outcome, "unknown");
    }
    assert.equal((await ending(context, [failure("ECONNREFUSED", "connect")])).sent.length, 3);
  },
};

export const finality: Check = {
  name: "a final answer is not retried",
  async run(context) {
    for (const status of [200, 202, 204, 207, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 409, 422, 501, 505]) {
      // Without a body that says more, it may be the answer while the same key is in progress.
      if (context.operation.idempotency?.inProgress?.status === String(status)) continue;
      const { sent } = await ending(context, [() => respond(status)]);
      assert.equal(sent.length, 1, `the requests against ${status}`);
    }
    const { sent, ended } = await ending(context, [failure("CERT_HAS_EXPIRED")]);
    assert.deepEqual([sent.length, ended.outcome], [1, "not_sent"], "a wrong certificate");
  },
};
