import { describe, expect, test } from "vitest";
import { createMock, type MockApi } from "revokit/mock";
import { assertDefined } from "../../scripts/assert-defined.ts";
import { createKeyStore } from "../../src/mock/key-store.ts";
import { BASE, compile, json } from "./compile.ts";
import { ask, pathInState, serve, statefulApis, toFetch } from "./support.ts";

const HOUR = 3_600_000;
const keyed = statefulApis.flatMap(({ api, operationId }) => {
  const idempotency = api.facts.operations[operationId]?.idempotency;
  return idempotency === undefined ? [] : [{ name: api.facts.name, api, operationId, idempotency }];
});

describe.each(keyed)("$name", ({ api, operationId, idempotency }) => {
  const withKey = (key: string) => ({ [idempotency.header]: key });
  const other = (mock: ReturnType<typeof createMock>) => pathInState(mock, api, api.behaviour?.states?.[1] ?? "");

  test("answers the same key and request with the first response, byte for byte, and marks it", async () => {
    const { mock, url } = await serve();
    const first = await ask({ base: url(api), api, headers: withKey("k") });
    const second = await ask({ base: url(api), api, headers: withKey("k") });
    expect(second.status).toBe(first.status);
    expect(await second.text()).toBe(await first.text());
    expect(first.headers.get(idempotency.replayed?.header ?? "")).toBeNull();
    expect(second.headers.get(idempotency.replayed?.header ?? "")).toBe(idempotency.replayed?.value);
    expect(mock.ledger()).toHaveLength(1);
  });

  test("refuses the same key with another request, for the documented reason", async () => {
    const { mock, url } = await serve();
    await ask({ base: url(api), api, headers: withKey("k") });
    const reused = await ask({ base: url(api), api, headers: withKey("k"), path: other(mock) });
    expect(String(reused.status)).toBe(idempotency.keyReused?.status);
    expect(await reused.text()).toContain(idempotency.keyReused?.reason);
    expect(mock.ledger()).toHaveLength(1);
  });

  test("refuses the same key while the first request is running, for the documented reason", async () => {
    const mock = createMock();
    const base = api.facts.servers[0] ?? "";
    const slow = mock.fetch(...toFetch({ base, api, headers: { ...withKey("k"), "Mock-Fault": "latency=20" } }));
    const during = await mock.fetch(...toFetch({ base, api, headers: withKey("k") }));
    expect(String(during.status)).toBe(idempotency.inProgress?.status);
    expect(await during.text()).toContain(idempotency.inProgress?.reason);
    expect((await slow).status).toBe(200);
    expect((await mock.fetch(...toFetch({ base, api, headers: withKey("k") }))).status).toBe(200);
  });

  test.each([0, 5])(
    "lets one of 64 parallel requests with one key take effect, with a latency of %i ms",
    async (latency) => {
      const { mock, url } = await serve({ faults: [{ latency }] });
      const responses = await Promise.all(
        Array.from({ length: 64 }, () => ask({ base: url(api), api, headers: withKey("k") })),
      );
      expect(mock.ledger()).toHaveLength(1);
      const statuses = new Set(responses.map(({ status }) => String(status)));
      expect([...statuses].filter((status) => status !== "200" && status !== idempotency.inProgress?.status)).toEqual(
        [],
      );
    },
  );

  test("forgets a key after its retention", async () => {
    let now = 0;
    const { mock, url } = await serve({ clock: () => now });
    await ask({ base: url(api), api, headers: withKey("k") });
    now = 48 * HOUR - 1;
    expect((await ask({ base: url(api), api, headers: withKey("k") })).status).toBe(200);
    now = 48 * HOUR;
    expect((await ask({ base: url(api), api, headers: withKey("k"), path: other(mock) })).status).toBe(200);
  });

  test("forgets all keys at a reset", async () => {
    const { mock, url } = await serve();
    await ask({ base: url(api), api, headers: withKey("k") });
    mock.reset();
    const again = await ask({ base: url(api), api, headers: withKey("k") });
    expect(again.headers.get(idempotency.replayed?.header ?? "")).toBeNull();
    expect(mock.ledger()).toHaveLength(1);
  });

  test("scopes keys by credential", async () => {
    const { url } = await serve({
      seed: {
        tenants: ["a", "b"].map((name) => ({
          name,
          tokens: [name],
          resources: { [api.facts.name]: [{ path: resourcePath(api), state: api.behaviour?.states?.[0] ?? "" }] },
        })),
      },
    });
    for (const token of ["a", "b"]) {
      const response = await ask({ base: url(api), api, token, headers: withKey("k") });
      expect(response.headers.get(idempotency.replayed?.header ?? "")).toBeNull();
      expect(response.status).toBe(200);
    }
  });

  test.each([
    ["answers a 5xx", () => ({ status: 500 })],
    [
      "throws",
      () => {
        throw new Error("The database is gone.");
      },
    ],
  ])("runs the same key and request again after a handler that %s", async (_, fail) => {
    const answers = [fail];
    const handlers = { [operationId]: () => answers.pop()?.() };
    const mock = createMock({ apis: [{ ...api, behaviour: { ...api.behaviour, handlers } }] });
    const again = () => mock.fetch(...toFetch({ base: api.facts.servers[0] ?? "", api, headers: withKey("k") }));
    const failed = await again().catch(() => undefined);
    expect(failed?.status ?? 500).toBe(500);
    expect(mock.ledger()).toHaveLength(0);
    const second = await again();
    expect([second.status, second.headers.get(idempotency.replayed?.header ?? "")]).toEqual([200, null]);
    expect(mock.ledger()).toHaveLength(1);
  });

  test("forgets a request that was reset before it took effect, and keeps one that was reset after", async () => {
    const { mock, url } = await serve();
    await expect(
      ask({ base: url(api), api, headers: { ...withKey("k"), "Mock-Fault": "reset=before" } }),
    ).rejects.toThrow();
    expect(mock.ledger()).toHaveLength(0);
    await expect(
      ask({ base: url(api), api, headers: { ...withKey("k"), "Mock-Fault": "reset=after" } }),
    ).rejects.toThrow();
    expect(mock.ledger()).toHaveLength(1);
    const replay = await ask({ base: url(api), api, headers: withKey("k") });
    expect(replay.headers.get(idempotency.replayed?.header ?? "")).toBe(idempotency.replayed?.value);
  });
});

test("a store of keys never grows beyond its limit, and never forgets one that is running", () => {
  const store = createKeyStore(() => 0, 100);
  store.begin("running", "f", HOUR);
  for (let index = 0; index < 1000; index += 1) {
    const claim = store.begin(String(index), "f", HOUR);
    if (claim.kind === "first") claim.complete({ status: 200, headers: {} });
  }
  expect(store.size()).toBeLessThanOrEqual(100);
  expect(store.begin("running", "f", HOUR).kind).toBe("running");
  expect(store.begin("999", "f", HOUR).kind).toBe("replay");
});

test("an API without keys ignores the key header of another API", async () => {
  const without = assertDefined(statefulApis.find(({ api }) => !keyed.some((one) => one.api === api)));
  const { mock, url } = await serve();
  const headers = { [keyed[0]?.idempotency.header ?? ""]: "k" };
  await ask({ base: url(without.api), api: without.api, headers });
  const repeat = await ask({ base: url(without.api), api: without.api, headers });
  expect(repeat.ok).toBe(false);
  expect(mock.ledger()).toHaveLength(1);
});

function resourcePath(api: MockApi): Readonly<Record<string, string>> {
  return pathInState(createMock({ apis: [api] }), api, api.behaviour?.states?.[0] ?? "");
}

test.each([
  [["200", "422", "409"], 422],
  [["200", "409"], 409],
  [["200"], 422],
])("a key that was used with another body is refused; documented are %j, so with %d", async (documented, status) => {
  const named = { name: "Idempotency-Key", in: "header", schema: { type: "string" } };
  const post = {
    operationId: "pay",
    "x-idempotency": { header: "Idempotency-Key" },
    parameters: [named],
    requestBody: { content: { "application/json": { schema: {} } } },
    responses: Object.fromEntries(documented.map((code) => [code, json({})])),
  };
  const mock = createMock({ apis: [compile({ paths: { "/payments": { post } } })] });
  const pay = async (body: string) =>
    (
      await mock.fetch(`${BASE}/payments`, {
        method: "POST",
        body,
        headers: { "Idempotency-Key": "k", "Content-Type": "application/json" },
      })
    ).status;
  expect([await pay("1"), await pay("1"), await pay("2")]).toEqual([200, 200, status]);
});
