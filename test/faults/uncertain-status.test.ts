import { describe, expect, test, vi } from "vitest";
import { broken, json, text } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses, withKey } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

// cspell:ignore заказ заказчик обрабатывается

const JSON_TYPE = { "content-type": "application/json" };

describe("a 202", () => {
  test.each([["documented", 202] as const, ["undocumented", 200] as const])(
    "that is %s is accepted, at once, and never reported as applied",
    async (_, documented) => {
      const server = await listen(json(202, {}));
      const { result, error } = await settle(
        createOperationClient(server.url, { responses: jsonResponses(documented) }).call(),
      );

      expect(server.requests).toHaveLength(1);
      expect(result ?? error).toMatchObject({ status: 202, outcome: "accepted", attempts: [{ class: "accepted" }] });
      expect(String(error)).not.toContain("took effect");
    },
  );
});

test.each([["documented", 207] as const, ["undocumented", 200] as const])(
  "a 207 that is %s is unknown, at once",
  async (_, documented) => {
    const server = await listen(json(207, {}));
    const client = createOperationClient(server.url, { responses: jsonResponses(documented) }, { method: "delete" });
    const { result, error } = await settle(client.call());

    expect(server.requests).toHaveLength(1);
    expect(result ?? error).toMatchObject({ status: 207, outcome: "unknown", attempts: [{ class: "maybe" }] });
  },
);

test.each([
  [301, "unknown"],
  [302, "unknown"],
  [303, "unknown"],
  [307, "rejected"],
  [308, "rejected"],
])("a documented redirect %i of an unsafe call is %s, and never followed", async (status, outcome) => {
  const server = await listen(json(status, {}, { location: "/elsewhere" }));
  const client = createOperationClient(server.url, { responses: jsonResponses(status) });

  expect(await client.call()).toMatchObject({ ok: false, status, outcome });
  expect(server.requests).toHaveLength(1);
});

describe("a given fetch that resolves to", () => {
  const withStatus = (status: number) => Object.defineProperty(Response.json({}), "status", { value: status });
  const withType = (type: string) => Object.defineProperty(Response.json({}), "type", { value: type });
  const redirected = Object.defineProperty(Response.json({}), "redirected", { value: true });
  const odd: readonly (readonly [name: string, response: () => Response])[] = [
    ...[0, Number.NaN, 99, 101, 199.5, 600, -200].map(
      (status) => [`status ${status}`, () => withStatus(status)] as const,
    ),
    ["Response.error()", () => Response.error()],
    ["an opaque redirect", () => withType("opaqueredirect")],
    ["an opaque response", () => withType("opaque")],
    ["a response to which it followed a redirect", () => redirected],
  ];
  test.each(odd)("%s is unknown, at once", async (_, response) => {
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      return response();
    };
    const client = createOperationClient("https://a.test", {}, { method: "delete", fetch });
    const { result, error } = await settle(client.call());

    expect(calls).toBe(1);
    expect(result ?? error).toMatchObject({ outcome: "unknown", attempts: [{ class: "maybe" }] });
  });
});

test("a given fetch that sends what the platform's refuses, and resolves to no response, leaves the outcome unknown", async () => {
  const fetch = vi.fn();
  const { error } = await settle(createOperationClient("https://a.test", {}, { method: "trace", fetch }).call());

  expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
  expect(fetch).toHaveBeenCalled();
});

describe("a 409 that may be the one while the same key is in progress", () => {
  const inProgress = JSON.stringify({ errors: [{ code: "IN_PROGRESS" }] });
  const answers = {
    "is cut off": broken(409, inProgress, "close"),
    stalls: broken(409, inProgress, "stall"),
    "is empty": text(409, "", JSON_TYPE),
    "is too large": text(409, JSON.stringify("x".repeat(2 ** 21)), JSON_TYPE),
    "is HTML": text(409, "<html>", { "content-type": "text/html" }),
    "is of another media type": text(409, inProgress, { "content-type": "application/octet-stream" }),
    "is in another encoding": text(409, Buffer.from(inProgress, "utf16le"), JSON_TYPE),
    "claims to be gzip but is not": text(409, inProgress, { ...JSON_TYPE, "content-encoding": "gzip" }),
    "states nothing": text(409, "{}", JSON_TYPE),
  };
  test.each(Object.entries(answers))("is unknown if its body %s", async (_, answer) => {
    const server = await listen(answer);
    const operation = { ...withKey, responses: jsonResponses(200, 409) };
    const client = createOperationClient(server.url, operation, { attemptTimeout: 200 });
    const { result, error } = await settle(client.call());

    expect(server.requests).toHaveLength(3);
    expect(result ?? error).toMatchObject({ outcome: "unknown" });
  });

  test("is rejected if its body states another reason", async () => {
    const server = await listen(json(409, { errors: [{ code: "KEY_REUSED" }] }));
    const client = createOperationClient(server.url, { ...withKey, responses: jsonResponses(200, 409) });

    expect(await client.call()).toMatchObject({ status: 409, outcome: "rejected" });
    expect(server.requests).toHaveLength(1);
  });

  const inProgressFor = (reason: string) => ({
    ...withKey,
    "x-idempotency": { header: "Idempotency-Key", inProgress: { status: "409", reason } },
    responses: jsonResponses(200, 409),
  });
  test.each([
    ["request-in-progress", { type: "https://a.test/errors/request-in-progress" }],
    ["order.in_progress", { code: "order.in_progress" }],
    ["Request already in progress", { detail: "Request already in progress." }],
    ["заказ обрабатывается", { detail: "Ваш заказ обрабатывается" }],
    ["1042", { code: 1042, message: "busy" }],
    ["(busy)", { message: "The order is (busy)" }],
  ])("is unknown if its reason is %s", async (reason, body) => {
    const server = await listen(json(409, body));
    const { result, error } = await settle(createOperationClient(server.url, inProgressFor(reason)).call());

    expect(result ?? error).toMatchObject({ outcome: "unknown" });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["IN_PROGRESS", { code: "NOT_IN_PROGRESS" }],
    ["1042", { code: 10_420, message: "used" }],
    ["заказ", { detail: "заказчик" }],
  ])("is rejected if %s is only a part of a longer word", async (reason, body) => {
    const server = await listen(json(409, body));

    expect(await createOperationClient(server.url, inProgressFor(reason)).call()).toMatchObject({
      outcome: "rejected",
    });
    expect(server.requests).toHaveLength(1);
  });
});

test("a 429 to a POST without a key is retried", async () => {
  const server = await listen(json(429, {}), json(200, {}));

  const result = await createOperationClient(server.url, {}).call();

  expect(result).toMatchObject({ ok: true, attempts: [{ class: "throttled" }, { class: "applied" }] });
});

test("a 503 with Retry-After to a POST without a key is unknown and not retried", async () => {
  const server = await listen(json(503, {}, { "retry-after": 0 }), json(200, {}));
  const client = createOperationClient(server.url, { responses: jsonResponses(200, 503) });

  expect(await client.call()).toMatchObject({ ok: false, status: 503, outcome: "unknown" });
  expect(server.requests).toHaveLength(1);
});

describe("a call by a safe method", () => {
  test.each([500, 502, 200, 202, 207, 404, 429])("whose answer is %i is never reported as applied", async (status) => {
    const server = await listen(text(status, "<html>", { "content-type": "text/html" }));
    const client = createOperationClient(server.url, {}, { method: "get" });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ name: "UnexpectedResponseError" });
    expect(String(error)).not.toMatch(/effect|do not call again|check before/);
  });
});
