import { describe, expect, test } from "vitest";
import { OTHER_TENANT_TOKEN } from "revokit/mock";
import { createRateLimiter } from "../../src/mock/rate-limit.ts";
import { ask, serve, statefulApis } from "./support.ts";

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const headers = Object.keys(api.facts.operations[operationId]?.responses["429"]?.headers ?? {});
  const named = (end: string) => headers.find((name) => name.toLowerCase().endsWith(`ratelimit-${end}`)) ?? "";

  test("answers 429 with the documented headers while the bucket is empty", async () => {
    let now = 1_000_000;
    const { url } = await serve({ rateLimit: { limit: 2, window: 60 }, clock: () => now });
    const first = await ask({ base: url(api), api });
    expect(first.headers.get(named("limit"))).toBe("2");
    expect(first.headers.get(named("remaining"))).toBe("1");
    expect(first.headers.get(named("reset"))).toBe(String(1000 + 30));
    await ask({ base: url(api), api });
    const limited = await ask({ base: url(api), api });
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("30");
    expect(limited.headers.get(named("remaining"))).toBe("0");
    now += 30_000;
    expect((await ask({ base: url(api), api })).status).not.toBe(429);
  });

  test("reports the full quota without a limit, and keeps a 429's example", async () => {
    const { url } = await serve({ clock: () => 1_000_000 });
    const { headers: told } = await ask({ base: url(api), api });
    expect(told.get(named("remaining"))).toBe(told.get(named("limit")));
    expect(told.get(named("reset"))).toBe("1000");
    const limited = await ask({ base: url(api), api, headers: { prefer: "code=429" } });
    expect(limited.headers.get(named("remaining"))).toBe("0");
  });

  test.each([
    ["a credential that is not known", { token: "unknown" }, 401],
    [
      "an id that is not valid",
      {
        path: Object.fromEntries([
          ["id", "%"],
          ["agentId", "x"],
        ]),
      },
      undefined,
    ],
    ["a method that is not documented", { method: "PATCH" }, 405],
  ])("never reports an empty quota without a limit: after %s", async (_, asked, status) => {
    const now = Date.parse("2026-11-26T00:00:00Z");
    for (const limit of [undefined, { limit: 5, window: 60 }]) {
      const { url } = await serve({ clock: () => now, ...(limit && { rateLimit: limit }) });
      const response = await ask({ base: url(api), api, ...asked });
      if (status !== undefined) expect(response.status).toBe(status);
      for (const [name, value] of response.headers) {
        if (/ratelimit-remaining$/.test(name)) expect(Number(value)).toBeGreaterThan(0);
        if (/ratelimit-reset$/.test(name)) expect(Number(value)).toBeGreaterThanOrEqual(now / 1000);
      }
    }
  });

  test("limits each credential separately", async () => {
    const { url } = await serve({ rateLimit: { limit: 1, window: 60 } });
    await ask({ base: url(api), api });
    expect((await ask({ base: url(api), api, token: OTHER_TENANT_TOKEN })).status).toBe(404);
  });
});

test("remembers a bounded number of credentials", () => {
  const admit = createRateLimiter({ limit: 1, window: 60 }, () => 0);
  admit("first");
  for (let index = 0; index < 10_000; index += 1) admit(String(index));
  expect(admit("first").retryAfter).toBeUndefined();
});

test("survives a clock that goes back", () => {
  let now = 1_000_000;
  const admit = createRateLimiter({ limit: 1, window: 60 }, () => now);
  admit("a");
  now = 0;
  expect(admit("a").retryAfter).toBe(60);
});

test("a request after Retry-After is accepted, whatever the limit and its window", () => {
  for (let limit = 1; limit <= 20; limit += 1) {
    for (let window = 1; window <= 120; window += 1) {
      let now = 1_000_000;
      const admit = createRateLimiter({ limit, window }, () => now);
      for (let sent = 0; sent < limit; sent += 1) admit("a");
      for (let wait = 0; wait < 3; wait += 1) {
        now += (admit("a").retryAfter ?? NaN) * 1000;
        expect(admit("a").retryAfter, `${limit} in ${window} s`).toBeUndefined();
        while (admit("a").retryAfter === undefined);
      }
    }
  }
});
