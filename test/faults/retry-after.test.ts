import { expect, test, vi } from "vitest";
import { apis, bodyOf, example, kirim, type TestApi } from "../support/apis.ts";
import { type Fields, json, silence } from "../support/answers.ts";
import { type Answer, listen, type Loopback } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { type Played, type PlayOptions, play, playOn } from "../support/play.ts";
import { freezeTime, until } from "../support/waiting.ts";

const DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
const THREE_SECONDS_LATER = "Sun, 06 Nov 1994 08:49:40 GMT";
const AN_HOUR_EARLIER = "Sun, 06 Nov 1994 07:49:37 GMT";

/** A call whose first attempt gets a Retry-After, with all clocks stopped while it waits. */
async function waiting(
  api: TestApi,
  fields: Fields,
  options: PlayOptions = {},
): Promise<{ server: Loopback; delay: number; played: Promise<Played> }> {
  freezeTime();
  const server = await listen(example(api, 429, fields), example(api, 200));
  const { event, onEvent } = until("retry_scheduled");
  const played = playOn(server, api, { ...options, onEvent });
  return { server, delay: (await event).delay, played };
}

for (const api of apis) {
  test(`${api.contract.title}'s Retry-After: 2 is two seconds and no less`, async () => {
    const { server, delay, played } = await waiting(api, { "Retry-After": 2 });

    expect(delay).toBe(2_000);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(server.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await played).toMatchObject({
      ended: "result",
      ok: true,
      outcome: "applied",
      attempts: ["throttled", "applied"],
    });
    expect(server.requests).toHaveLength(2);
    expect((await played).keys).toHaveLength(api.operation.idempotency ? 1 : 0);
  });
}

test("a 429 without Retry-After is followed by the backoff", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);

  const { delay, played } = await waiting(kirim, {}, { retry: { baseDelay: 500 } });

  expect(delay).toBe(250);
  await vi.advanceTimersByTimeAsync(250);
  expect(await played).toMatchObject({ ok: true, attempts: ["throttled", "applied"] });
});

test("an endless 429 ends as rejected after three attempts", async () => {
  const played = await play(kirim, [example(kirim, 429)]);

  expect(played.requests).toHaveLength(3);
  expect(played.result?.error).toEqual(bodyOf(kirim, 429));
  expect(played).toMatchObject({ ok: false, status: 429, outcome: "rejected" });
});

test("the wait lasts until a future date, by the server's clock", async () => {
  const { server, delay, played } = await waiting(kirim, { "Retry-After": THREE_SECONDS_LATER, Date: DATE });

  expect(delay).toBe(3_000);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(server.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await played).toMatchObject({ ok: true, attempts: ["throttled", "applied"] });
});

test("a date in the past means no wait", async () => {
  const { delay, played } = await waiting(kirim, { "Retry-After": AN_HOUR_EARLIER, Date: DATE });

  expect(delay).toBe(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(await played).toMatchObject({ ok: true, attempts: ["throttled", "applied"] });
});

for (const value of ["-1", "5.5", "abc", "1e9", "0x10", "Infinity", "2, 2"]) {
  test(`Retry-After: ${value} is ignored`, async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);

    const { delay, played } = await waiting(kirim, { "Retry-After": value }, { retry: { baseDelay: 500 } });

    expect(delay).toBe(250);
    await vi.advanceTimersByTimeAsync(250);
    expect(await played).toMatchObject({ ok: true, attempts: ["throttled", "applied"] });
    expect((await played).result?.retryAfter).toBeUndefined();
  });
}

for (const value of ["2147483648", "99999999999999999999999999"]) {
  test(`Retry-After: ${value} is never waited for, and never a hot loop`, async () => {
    const limits = { timeout: Infinity, attemptTimeout: Infinity };
    const played = await play(kirim, [example(kirim, 429, { "Retry-After": value })], limits);

    expect(played.requests).toHaveLength(1);
    expect(played.result?.retryAfter).toBeGreaterThan(2 ** 31);
    expect(played).toMatchObject({ ok: false, status: 429, outcome: "rejected", attempts: ["throttled"] });
  });
}

const tooLong = { "beyond the deadline": [10, 9_000], "beyond 60 s": [61, 120_000] } as const;

for (const [name, [seconds, timeout]] of Object.entries(tooLong)) {
  for (const api of apis) {
    test(`a Retry-After ${name} ends ${api.contract.title}'s call now`, async () => {
      const played = await play(api, [example(api, 429, { "Retry-After": seconds })], { timeout });

      expect(played.requests).toHaveLength(1);
      expect(played.result?.retryAfter).toBe(seconds * 1_000);
      expect(played.events.map(({ type }) => type)).not.toContain("retry_scheduled");
      expect(played).toMatchObject({ ok: false, status: 429, outcome: "rejected", attempts: ["throttled"] });
    });
  }
}

test("the longest Retry-After to wait for can be set", async () => {
  const played = await play(kirim, [example(kirim, 429, { "Retry-After": 2 })], { retry: { maxRetryAfter: 1_999 } });

  expect(played.requests).toHaveLength(1);
  expect(played.result?.retryAfter).toBe(2_000);
});

test("a refused call that may not be repeated is not retried with too little time for it", async () => {
  const server = await listen(slowly(json(429, {}, { "Retry-After": "1" })), silence);
  const client = createOperationClient(server.url, { responses: jsonResponses(200, 429) }, { timeout: 1_400 });

  expect(await client.call()).toMatchObject({ status: 429, outcome: "rejected", retryAfter: 1_000 });
  expect(server.requests).toHaveLength(1);
});

/** An answer that takes longer than is left after the wait. */
function slowly(answer: Answer): Answer {
  return (response, request) => void setTimeout(() => answer(response, request), 300);
}
