import { describe, expect, test } from "vitest";
import { json, text } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";

describe("whatever content the document declares,", () => {
  test.each(["get", "post", "delete"])("a 204 or 205 to %s is a success without data", async (method) => {
    for (const status of [204, 205]) {
      const server = await listen(text(status, ""));
      const client = createOperationClient(server.url, { responses: jsonResponses(status) }, { method });

      expect(await client.call()).toMatchObject({ ok: true, status, data: undefined, outcome: "applied" });
    }
  });

  test.each([200, 201, 404])("a %i to HEAD is a result without a body", async (status) => {
    const server = await listen(json(status, { a: 1 }, { "x-a": "1" }));
    const client = createOperationClient(server.url, { responses: jsonResponses(200, 201, 404) }, { method: "head" });
    const result = await client.call();

    expect(result).toMatchObject({ ok: status < 400, status });
    expect([result.data, result.error]).toEqual([undefined, undefined]);
    expect(result.response.headers.get("x-a")).toBe("1");
  });

  test("a 304 to a safe call is a typed result that is not ok", async () => {
    const server = await listen(text(304, "", { etag: '"1"' }));
    const client = createOperationClient(server.url, { responses: jsonResponses(200, 304) }, { method: "get" });

    expect(await client.call()).toMatchObject({ ok: false, status: 304, error: undefined, attempts: { length: 1 } });
  });

  test.each(["put", "delete", "post"])("a 304 to %s is unknown, and not tried again", async (method) => {
    const server = await listen(text(304, ""));
    const client = createOperationClient(server.url, { responses: jsonResponses(200, 304) }, { method });

    expect(await client.call()).toMatchObject({ ok: false, status: 304, outcome: "unknown", attempts: { length: 1 } });
  });
});
