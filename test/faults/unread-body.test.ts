import { describe, expect, test } from "vitest";
import { broken, json, text } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";
import { operation, EVENTS, stream, answerInParts, openStream } from "../support/streams.ts";

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(body).text();
}

describe("an unread body", () => {
  test("is a stream of bytes, with the outcome of the status line and without the limit on size", async () => {
    const chunk = Buffer.alloc(2 ** 19, "a");
    const server = await listen(answerInParts([chunk, chunk, chunk], "close", "application/octet-stream"));

    const { data, ...report } = await openStream(server);

    expect(report).toMatchObject({ ok: true, status: 200, outcome: "applied", attempts: [{ class: "applied" }] });
    expect((await readText(data)).length).toBe(3 * 2 ** 19);
  });

  test("may take longer than both timeouts, which stop at the headers", async () => {
    const server = await listen(
      answerInParts(
        Array.from({ length: 30 }, () => "x"),
        "close",
      ),
    );

    const { data } = await openStream(server, { timeout: 100, attemptTimeout: 100 });

    expect(await readText(data)).toBe("x".repeat(30));
  });

  test("is available through client.fetch too", async () => {
    const server = await listen(answerInParts(["a", "b"], "close"));
    const { fetch } = createOperationClient(server.url, operation, { method: "get" });

    const given: unknown = await Reflect.apply(fetch.request, fetch, ["get", "/x", stream]);

    expect(given).toMatchObject({ response: { status: 200 }, report: { outcome: "applied" } });
    const data: unknown = Reflect.get(Object(given), "data");
    expect(data instanceof ReadableStream && (await readText(data))).toBe("ab");
  });

  test("is seen by middleware, unread", async () => {
    const server = await listen(answerInParts(["a", "b"], "close"));
    const client = createOperationClient(server.url, operation, { method: "get" });
    const seen: number[] = [];
    client.fetch.use({ onResponse: ({ response }) => void seen.push(response.status) });

    const { data }: { readonly data?: unknown } = await client.call({}, stream);

    expect(seen).toEqual([200]);
    expect(data instanceof ReadableStream && (await readText(data))).toBe("ab");
  });

  test("ends at an abort, with the signal's reason, and the connection is closed", async () => {
    let closed: Promise<unknown> | undefined;
    const server = await listen((response, request) => {
      closed = new Promise((resolve) => response.on("close", resolve));
      return answerInParts(["a"], "stay")(response, request);
    });
    const controller = new AbortController();
    const { data } = await openStream(server, { signal: controller.signal });
    const reader = data.getReader();
    await reader.read();

    controller.abort("enough");

    await expect(reader.read()).rejects.toBe("enough");
    await closed;
  });

  test("ends if the next chunk takes longer than idleTimeout", async () => {
    const server = await listen(answerInParts(["a"], "stay"));
    const { data } = await openStream(server, { idleTimeout: 50 });

    await expect(readText(data)).rejects.toMatchObject({ name: "TimeoutError", outcome: "applied" });
  });

  test("ends with a typed error if its connection breaks", async () => {
    const server = await listen(answerInParts(["a"], "break"));
    const { data } = await openStream(server);

    const expected = { name: "UnexpectedResponseError", code: "body_unreadable", outcome: "applied", status: 200 };
    await expect(readText(data)).rejects.toMatchObject(expected);
  });

  test("is only that of a documented success: other bodies are read within the limits", async () => {
    const failure = await listen(json(404, { code: "gone" }));
    expect(await openStream(failure)).toMatchObject({ ok: false, status: 404, error: { code: "gone" } });

    const other = await listen(text(200, "<html>", { "content-type": "text/html" }));
    expect((await settle(openStream(other))).error).toMatchObject({ code: "wrong_media_type", outcome: "applied" });

    const cut = await listen(broken(404, "{}", "close"));
    expect((await settle(openStream(cut))).error).toMatchObject({ code: "body_unreadable", outcome: "rejected" });
  });

  test("that was not requested as a stream ends at the size limit with advice", async () => {
    const server = await listen((response) => {
      response.writeHead(200, EVENTS);
      const timer = setInterval(() => response.write(`data: ${"x".repeat(1_000)}\n\n`), 1);
      response.on("close", () => clearInterval(timer));
    });
    const client = createOperationClient(server.url, operation, { method: "get", maxResponseBytes: 10_000 });

    const { error } = await settle(client.call());

    expect(error).toMatchObject({ code: "body_too_large", outcome: "applied" });
    expect(String(error)).toContain('parseAs: "stream"');
  });
});
