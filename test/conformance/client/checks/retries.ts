import assert from "node:assert/strict";
import type { OperationFacts } from "revokit";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import type { Check } from "../check.ts";
import {
  call,
  documentedAnswers,
  exampleInput,
  type ClientTestContext,
  respond,
  scripted,
} from "../client-test-context.ts";

const isRepeatable = ({ method, idempotency }: OperationFacts) =>
  idempotency !== undefined || !["POST", "PATCH"].includes(method);

const failure = (code: string, syscall?: string) => () =>
  Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, syscall }) }));

/** The first success as the spec shows it. */
function success(context: ClientTestContext): () => Response {
  const found = documentedAnswers(context).find(({ status }) => status < 300);
  return () => respond(found?.status ?? 200, found?.mediaType, found?.value);
}

/** The first documented refusal that is final, as the spec shows it. */
function refusal(context: ClientTestContext): () => Response {
  const found = documentedAnswers(context).find(({ status }) => [400, 404, 417].includes(status));
  return () => respond(found?.status ?? 404, found?.mediaType, found?.value);
}

interface Ended {
  readonly outcome: string;
  readonly attempts: readonly { readonly class: string }[];
  readonly retryAfter: number | undefined;
}

/** How a call ends against a script: its report, and how many requests it took. */
async function ending(context: ClientTestContext, script: Parameters<typeof scripted>[1], options: object = {}) {
  const { client, sent } = scripted(context, script, options);
  const settled: unknown = await call(context, client, exampleInput(context)).catch((reason: unknown) => reason);
  return { ended: settled as Ended, sent };
}

export const attempts: Check = {
  name: "what may help is tried three times with one key and one body, and no more often",
  appliesTo: isRepeatable,
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
  name: "a success after what may have been is applied; a refusal after it proves nothing",
  appliesTo: isRepeatable,
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
  name: "what may have taken effect is not tried again where twice is more than once",
  appliesTo: (operation) => !isRepeatable(operation),
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
  name: "what no repeat can help is tried once",
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

export const connections: Check = {
  name: "a request that never left is not_sent, one that may have arrived unknown",
  async run(context) {
    const unsent = [
      ["ECONNREFUSED"],
      ["ENOTFOUND"],
      ["EAI_AGAIN"],
      ["UND_ERR_CONNECT_TIMEOUT"],
      ["EHOSTUNREACH", "connect"],
    ];
    for (const [code = "", syscall] of unsent) {
      const { ended, sent } = await ending(context, [failure(code, syscall)]);
      assert.ok(ended instanceof context.library.ConnectionError, code);
      assert.deepEqual([ended.outcome, sent.length], ["not_sent", 3], code);
    }
    for (const code of ["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "HPE_INVALID_CONSTANT"]) {
      const { ended } = await ending(context, [failure(code, "read")]);
      assert.ok(ended instanceof context.library.ConnectionError, code);
      assert.equal(ended.outcome, "unknown", code);
    }

    const strange = await ending(context, [() => Promise.reject("no error at all")]);
    assert.ok(strange.ended instanceof context.library.ConnectionError, "a string that was thrown");
  },
};

export const conflicts: Check = {
  name: "a conflict is waited for where the first request is still running, and final where the key is another's",
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

export const retryAfter: Check = {
  name: "Retry-After is waited for, told, and not waited for where it is too long",
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
  appliesTo: isRepeatable,
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
