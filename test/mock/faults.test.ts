import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMock, kirim, OTHER_TENANT_TOKEN, parseFault } from "revokit/mock";
import { ask, serve, statefulApis, toFetch } from "./support.ts";

const fault = (text: string) => ({ "Mock-Fault": text });

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const statuses = Object.keys(api.facts.operations[operationId]?.responses ?? {});

  const other = statefulApis.map((each) => each.operationId).find((each) => each !== operationId) ?? "";
  const isChangeable = (state: string) => api.behaviour?.transitions?.[operationId]?.[state] !== undefined;

  test.each(statuses)("answers %s with Retry-After on demand, and changes nothing", async (status) => {
    const { mock, url } = await serve();
    const response = await ask({ base: url(api), api, headers: fault(`status=${status}, retry-after=2`) });
    expect(String(response.status)).toBe(status);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(mock.ledger()).toEqual([]);
  });

  test("answers a status that is not documented in the envelope of its nearest", async () => {
    const { url } = await serve();
    const response = await ask({ base: url(api), api, headers: fault("status=599") });
    expect(response.status).toBe(599);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test.each([
    ["before", 0],
    ["after", 1],
  ])("resets the connection %s the change", async (when, changes) => {
    const { mock, url } = await serve();
    const lost = ask({ base: url(api), api, headers: fault(`reset=${when}`) });
    await expect(lost).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(mock.ledger()).toHaveLength(changes);
  });

  test("breaks off in the middle of the body, after the change", async () => {
    const { mock, url } = await serve();
    const response = await ask({ base: url(api), api, headers: fault("truncate") });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(mock.ledger()).toHaveLength(1);
  });

  test("injects a fault the given number of times, on the given operation", async () => {
    const { url } = await serve({
      faults: [
        { operationId: other, status: 500 },
        { operationId, status: 503, times: 2 },
      ],
    });
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push((await ask({ base: url(api), api })).status);
    expect(answers).toEqual([503, 503, 200]);
  });

  test("rejects as Node's fetch does when used as a client's fetch", async () => {
    const mock = createMock();
    const [url, init] = toFetch({ base: api.facts.servers[0] ?? "", api, headers: fault("reset=after") });
    await expect(mock.fetch(url, init)).rejects.toMatchObject({ name: "TypeError", cause: { code: "ECONNRESET" } });
    const [, truncated] = toFetch({ base: "", api, headers: fault("truncate") });
    await expect((await mock.fetch(url, truncated)).text()).rejects.toThrow(TypeError);
  });

  test("waits for the latency before the change", async () => {
    const mock = createMock();
    const base = api.facts.servers[0] ?? "";
    const [first, second] = mock.resources().filter((one) => one.api === api.facts.name && isChangeable(one.state));
    const slow = mock.fetch(...toFetch({ base, api, path: first?.path ?? {}, headers: fault("latency=20") }));
    const quick = mock.fetch(
      ...toFetch({
        base,
        api,
        path: second?.path ?? {},
        ...(second?.tenant === "tenant" ? {} : { token: OTHER_TENANT_TOKEN }),
      }),
    );
    await Promise.all([slow, quick]);
    expect(mock.ledger().map(({ path }) => path)).toEqual([second?.path, first?.path]);
  });

  test("applies a change even if its caller has disconnected", async () => {
    const mock = createMock();
    const [url, init] = toFetch({ base: api.facts.servers[0] ?? "", api, headers: fault("latency=5") });
    const controller = new AbortController();
    const call = mock.fetch(url, { ...init, signal: controller.signal });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await expect.poll(() => mock.ledger().length).toBe(1);
  });

  test("does nothing for a caller that aborted before", async () => {
    const mock = createMock();
    const [url, init] = toFetch({ base: api.facts.servers[0] ?? "", api });
    const reason = new Error("enough");
    await expect(mock.fetch(url, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(mock.ledger()).toEqual([]);
  });

  test("refuses an invalid fault header, and lists what is valid", async () => {
    const { mock, url } = await serve();
    const response = await ask({ base: url(api), api, headers: fault("explode") });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("retry-after");
    expect(mock.ledger()).toEqual([]);
  });
});

test("a change that a request makes late, after a reset, is not one of the new state", async () => {
  const mock = createMock({ faults: [{ latency: 50, times: 1 }] });
  const before = mock.resources();
  const late = mock.fetch(...toFetch({ base: kirim.facts.servers[0] ?? "", api: kirim }));
  mock.reset();

  expect((await late).status).toBe(200);
  expect([mock.ledger(), mock.resources()]).toEqual([[], before]);
});

test("a fault's text is parsed back to the fault", () => {
  expect(parseFault("status=503, retry-after=2; latency=200 times=3 operation=x reset=after truncate")).toEqual({
    status: 503,
    retryAfter: 2,
    latency: 200,
    times: 3,
    operationId: "x",
    reset: "after",
    truncate: true,
  });
});

test.each(["truncate=false", "status=503=1", "status=429 status=500", "retry-after=2"])(
  "%s is refused: it would not be the fault that was meant",
  (text) => {
    expect(() => parseFault(text)).toThrow(RangeError);
  },
);

test("a fault of an operation that no API has is refused, and one of another operation is not injected", async () => {
  const operationId = "revokeAnotherLink";
  expect(() => createMock({ faults: [{ operationId, reset: "after" }] })).toThrow(/revokeAnotherLink/);
  const mock = createMock();
  expect(() => mock.setFaults([{ operationId, status: 500 }])).toThrow(/revokeAnotherLink/);
  const api = kirim;
  const headers = fault("status=503, operation=revokeCustomerInvitation");
  const [url, init] = toFetch({ base: api.facts.servers[0] ?? "", api, headers });
  expect((await mock.fetch(url, init)).status).toBe(200);
});

test("any text is a fault or a RangeError", () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom("status", "reset", "__proto__", "constructor", "latency=1e9", "truncate"),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      try {
        expect(Object.getPrototypeOf(parseFault(parts.join(",")))).toBe(Object.prototype);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
