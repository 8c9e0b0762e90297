import { expect, test, vi } from "vitest";
import { json } from "../support/answers.ts";
import { apis, bodyOf, natural } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, settle } from "../support/play.ts";
import { expectNoToken } from "../support/secrecy.ts";

const CALLS = 1_000;

// A thousand connections at a time can overload a small machine.
vi.setConfig({ testTimeout: 60_000 });

test(`${CALLS} calls side by side to a server that is down are few more requests`, async () => {
  const server = await listen(json(503, bodyOf(natural, 500)));
  const { client, call } = natural.create({
    ...clientOptions(server.url, natural),
    attemptTimeout: 60_000,
    timeout: Infinity,
  });

  const ended = await Promise.all(Array.from({ length: CALLS }, () => settle(call(natural.ids))));

  // 50 retries to begin with, and a tenth of one for each call.
  expect(server.requests.length).toBeGreaterThan(CALLS);
  expect(server.requests.length).toBeLessThanOrEqual(CALLS + 50 + 0.1 * CALLS);
  expect(ended.map(({ result, error }) => Object(result ?? error).outcome)).toEqual(Array(CALLS).fill("unknown"));
  expect(ended.map(({ result, error }) => Object(result ?? error).status)).toEqual(Array(CALLS).fill(503));
  expectNoToken(client);
});

test("a retry budget of 0 disables retries", async () => {
  for (const api of apis) {
    const server = await listen(json(503, bodyOf(api, 500)));
    const retry = { baseDelay: 1, budget: 0, budgetPerCall: 0 };
    const { call } = api.create({ ...clientOptions(server.url, api), retry });

    await settle(call(api.ids));

    expect(server.requests).toHaveLength(1);
  }
});
