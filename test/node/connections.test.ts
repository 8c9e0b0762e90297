import { afterEach, describe, expect, test, vi } from "vitest";
import { platformMayResend, withOwnConnections } from "../../src/node/connections.ts";
import type { Fetch } from "../../src/transport/attempt-types.ts";

const URL = "https://api.example/entries/1";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a `fetch` is given for a request with this method. */
async function initFor(method: string): Promise<object> {
  const fetch = vi.fn<Fetch>(async () => new Response());
  await withOwnConnections(fetch)(URL, { method });
  return fetch.mock.calls[0]?.[1] ?? {};
}

describe("a request that is not safe opens a connection of its own, so that the platform cannot resend it", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])("in Bun: %s", async (method) => {
    vi.stubGlobal("Bun", {});
    expect(await initFor(method)).toEqual({ method, keepalive: false });
  });

  test("in Deno: over one client for all of them, which keeps no connection", async () => {
    const client = {};
    const createHttpClient = vi.fn(() => client);
    vi.stubGlobal("Deno", { createHttpClient });
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await initFor(method)).toStrictEqual({ method, client });
    }
    expect(createHttpClient.mock.calls).toEqual([[{ poolMaxIdlePerHost: 0 }]]);
  });
});

test.each(["GET", "HEAD", "OPTIONS"])("a safe request may reuse a connection anywhere: %s", async (method) => {
  vi.stubGlobal("Bun", {});
  expect(await initFor(method)).toEqual({ method });
});

test("a fetch is passed through unchanged where no option is needed", () => {
  const fetch: Fetch = async () => new Response();
  expect(withOwnConnections(fetch)).toBe(fetch);
  vi.stubGlobal("Deno", {});
  expect(withOwnConnections(fetch)).toBe(fetch);
});

describe("a fetch may resend a request by itself", () => {
  test("not on Node.js", () => {
    expect([false, true].map(platformMayResend)).toEqual([false, false]);
  });

  test("in Bun, unless it is the platform's own, which is prevented", () => {
    vi.stubGlobal("process", { versions: { node: "24.0.0", bun: "1.0.0" } });
    vi.stubGlobal("Bun", {});
    expect([false, true].map(platformMayResend)).toEqual([false, true]);
  });

  test("in Deno, unless it is the platform's own and a client can be created", () => {
    vi.stubGlobal("process", { versions: { node: "24.0.0", deno: "2.0.0" } });
    vi.stubGlobal("Deno", { createHttpClient: () => ({}) });
    expect([false, true].map(platformMayResend)).toEqual([false, true]);
    vi.stubGlobal("Deno", {});
    expect([false, true].map(platformMayResend)).toEqual([true, true]);
  });

  test.each([
    ["a browser", undefined, "Mozilla/5.0"],
    ["a browser with a stand-in for Node's process", { versions: { node: "20.0.0" } }, "Mozilla/5.0"],
    ["a window of Electron", { versions: { node: "20.0.0", electron: "40.0.0" } }, undefined],
    ["workerd with Node's API", { versions: { node: "22.0.0" } }, "Cloudflare-Workers"],
    ["a platform that is not known", undefined, undefined],
  ])("in %s", (_, process, userAgent) => {
    vi.stubGlobal("process", process);
    vi.stubGlobal("navigator", userAgent === undefined ? undefined : { userAgent });
    expect([false, true].map(platformMayResend)).toEqual([true, true]);
  });
});
