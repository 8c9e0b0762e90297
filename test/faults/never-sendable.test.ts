import { describe, expect, test } from "vitest";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

/** A call that can't be sent, and its report. */
async function attemptOf(method: string, headers: Readonly<Record<string, string>>) {
  const server = await listen(json(200, {}));
  const { error } = await settle(createOperationClient(server.url, {}, { method }).call({}, { headers }));
  return { error, requests: server.requests };
}

describe("a request that can't be sent ends in at most one attempt:", () => {
  test.each(["get", "head"])("a body for %s", async (method) => {
    const server = await listen(json(200, {}));
    const { fetch, call } = createOperationClient(server.url, {}, { method });
    const given: unknown = Reflect.apply(fetch.request, fetch, [method, "/x", { body: { a: 1 } }]);

    await expect(given).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "body", outcome: "not_sent" });
    expect(server.requests).toEqual([]);
    expect(await call()).toMatchObject({ ok: true, outcome: "applied" });
  });

  test.each([
    ["a name that is not a token", { "a b": "1" }],
    ["an empty name", { "": "1" }],
    ["a value with a line break", { "x-a": "1\r\nx-b: 2" }],
    ["a value beyond ASCII", { "x-a": "€" }],
    ["a value with NUL", { "x-a": "\0" }],
    ["Transfer-Encoding", { "transfer-encoding": "chunked" }],
    ["Connection", { connection: "x" }],
    ["Keep-Alive", { "keep-alive": "timeout=5" }],
    ["Upgrade", { upgrade: "websocket" }],
    ["Expect", { expect: "100-continue" }],
    ["a Content-Length that is not the body's", { "content-length": "5" }],
  ])("a header with %s", async (_, headers) => {
    for (const method of ["post", "delete", "get"]) {
      const { error, requests } = await attemptOf(method, headers);

      expect(requests).toEqual([]);
      expect(error).toMatchObject({ outcome: "not_sent" });
      expect(error).toHaveProperty(
        "attempts.length",
        expect.toSatisfy((made) => made <= 1),
      );
    }
  });

  test("a method that fetch refuses", async () => {
    const { error, requests } = await attemptOf("trace", {});

    expect(requests).toEqual([]);
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "not_sent", attempts: [{ class: "not_sent" }] });
  });
});
