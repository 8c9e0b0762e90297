import { setTimeout as wait } from "node:timers/promises";
import { followEvents, readEvents, type ServerSentEvent } from "revokit/event-stream";
import type { CallOptions, ClientOptions, Success } from "revokit";
import { describe, expect, test } from "vitest";
import { broken, json, text } from "../support/answers.ts";
import { type Answer, listen, type Loopback } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const operation = {
  responses: {
    "200": {
      description: "Events.",
      content: { "text/event-stream": { schema: { type: "string" } }, "application/octet-stream": {} },
    },
    ...jsonResponses(404),
  },
};
const EVENTS = { "content-type": "text/event-stream" };
const stream = { parseAs: "stream" } as const;

/** A response whose body goes on: each part after a while, and then what `end` does. */
function parts(
  chunks: readonly (string | Buffer)[],
  end: "close" | "stay" | "break",
  type = EVENTS["content-type"],
): Answer {
  return async (response) => {
    response.writeHead(200, { "content-type": type });
    for (const chunk of chunks) {
      response.write(chunk);
      await wait(5);
    }
    if (end === "close") response.end();
    if (end === "break") response.destroy();
  };
}

type StreamResult = Success<number, ReadableStream<Uint8Array>>;

/** Calls the operation with its body left unread. */
async function open(
  server: Loopback,
  options: ClientOptions & CallOptions & { method?: string } = {},
): Promise<StreamResult> {
  const { signal, ...rest } = options;
  const client = createOperationClient(server.url, operation, { method: "get", ...rest });
  const result: unknown = await client.call({}, { ...stream, ...(signal && { signal }) });
  return result as StreamResult;
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(body).text();
}

describe("an unread body", () => {
  test("is a stream of bytes, with the outcome of the status line and without the limit on size", async () => {
    const chunk = Buffer.alloc(2 ** 19, "a");
    const server = await listen(parts([chunk, chunk, chunk], "close", "application/octet-stream"));

    const { data, ...report } = await open(server);

    expect(report).toMatchObject({ ok: true, status: 200, outcome: "applied", attempts: [{ class: "applied" }] });
    expect((await readText(data)).length).toBe(3 * 2 ** 19);
  });

  test("may take longer than both timeouts, which stop at the headers", async () => {
    const server = await listen(
      parts(
        Array.from({ length: 30 }, () => "x"),
        "close",
      ),
    );

    const { data } = await open(server, { timeout: 100, attemptTimeout: 100 });

    expect(await readText(data)).toBe("x".repeat(30));
  });

  test("is available through client.fetch too", async () => {
    const server = await listen(parts(["a", "b"], "close"));
    const { fetch } = createOperationClient(server.url, operation, { method: "get" });

    const given: unknown = await Reflect.apply(fetch.request, fetch, ["get", "/x", stream]);

    expect(given).toMatchObject({ response: { status: 200 }, report: { outcome: "applied" } });
    const data: unknown = Reflect.get(Object(given), "data");
    expect(data instanceof ReadableStream && (await readText(data))).toBe("ab");
  });

  test("is seen by middleware, unread", async () => {
    const server = await listen(parts(["a", "b"], "close"));
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
      return parts(["a"], "stay")(response, request);
    });
    const controller = new AbortController();
    const { data } = await open(server, { signal: controller.signal });
    const reader = data.getReader();
    await reader.read();

    controller.abort("enough");

    await expect(reader.read()).rejects.toBe("enough");
    await closed;
  });

  test("ends if the next chunk takes longer than idleTimeout", async () => {
    const server = await listen(parts(["a"], "stay"));
    const { data } = await open(server, { idleTimeout: 50 });

    await expect(readText(data)).rejects.toMatchObject({ name: "TimeoutError", outcome: "applied" });
  });

  test("ends with a typed error if its connection breaks", async () => {
    const server = await listen(parts(["a"], "break"));
    const { data } = await open(server);

    const expected = { name: "UnexpectedResponseError", code: "body_unreadable", outcome: "applied", status: 200 };
    await expect(readText(data)).rejects.toMatchObject(expected);
  });

  test("is only that of a documented success: other bodies are read within the limits", async () => {
    const failure = await listen(json(404, { code: "gone" }));
    expect(await open(failure)).toMatchObject({ ok: false, status: 404, error: { code: "gone" } });

    const other = await listen(text(200, "<html>", { "content-type": "text/html" }));
    expect((await settle(open(other))).error).toMatchObject({ code: "wrong_media_type", outcome: "applied" });

    const cut = await listen(broken(404, "{}", "close"));
    expect((await settle(open(cut))).error).toMatchObject({ code: "body_unreadable", outcome: "rejected" });
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

async function collect<Data>(events: AsyncIterable<ServerSentEvent<Data>>): Promise<ServerSentEvent<Data>[]> {
  const found: ServerSentEvent<Data>[] = [];
  for await (const event of events) found.push(event);
  return found;
}

describe("the events of a stream", () => {
  test("are read whole wherever the bytes are split", async () => {
    const sent = Buffer.from(
      '\ufeffid: 1\nevent: change\ndata: {"name":\ndata: "é€"}\n\n: ping\r\ndata: 2\r\n\r\ndata: never ended',
    );
    const bytes = Array.from(sent, (byte) => Buffer.from([byte]));
    const server = await listen(parts(bytes, "close"));

    expect(await collect(readEvents(await open(server)))).toEqual([
      { event: "change", id: "1", data: { name: "é€" } },
      { event: "message", id: "1", data: 2 },
    ]);
  });

  test("are parsed by the caller's function, whose failure is a typed error that quotes nothing", async () => {
    const server = await listen(parts(["data: secret\n\n"], "close"));

    expect(await collect(readEvents(await open(server), { parse: String }))).toMatchObject([{ data: "secret" }]);
    const { error } = await settle(collect(readEvents(await open(server))));
    expect(error).toMatchObject({ code: "malformed_json", outcome: "applied" });
    expect(String(error)).not.toContain("secret");
  });

  test("are limited in size", async () => {
    const server = await listen(parts(["data: ", "x".repeat(2_000), "x".repeat(2_000)], "stay"));

    const { error } = await settle(collect(readEvents(await open(server), { maxEventSize: 1_000 })));

    expect(error).toMatchObject({ code: "body_too_large", outcome: "applied" });
  });

  test("end with the loop, which closes the connection", async () => {
    let closed: Promise<unknown> | undefined;
    const server = await listen((response, request) => {
      closed = new Promise((resolve) => response.on("close", resolve));
      return parts(["data: 1\n\n", "data: 2\n\n"], "stay")(response, request);
    });

    for await (const { data } of readEvents(await open(server))) {
      expect(data).toBe(1);
      break;
    }
    await closed;
  });
});

describe("a stream that is followed", () => {
  test("reconnects from the last event until the server answers 204", async () => {
    const server = await listen(
      parts(["retry: 1\nid: 7\ndata: 1\n\n"], "break"),
      parts(["data: 2\n\n"], "close"),
      (response) => response.writeHead(204).end(),
    );
    const client = createOperationClient(
      server.url,
      { responses: { ...operation.responses, "204": { description: "No more." } } },
      { method: "get" },
    );
    const connect = (id: string | undefined) =>
      client.call({}, { ...stream, headers: { "Last-Event-ID": id } }) as Promise<StreamResult>;

    const events = await collect(followEvents(connect));

    expect(events.map(({ data }) => data)).toEqual([1, 2]);
    expect(server.requests.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "7", "7"]);
  });

  test("of an unsafe method is called once, and a broken connection is the caller's error", async () => {
    const server = await listen(parts(["retry: 1\ndata: 1\n\n"], "break"));

    const { error } = await settle(collect(followEvents(() => open(server, { method: "post" }))));

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "body_unreadable", outcome: "applied" });
  });

  test("ends at an abort while it waits to reconnect", async () => {
    const server = await listen(parts(["retry: 60000\ndata: 1\n\n"], "close"));
    const controller = new AbortController();
    const events = followEvents(() => open(server), { signal: controller.signal });

    await events.next();
    const ended = settle(events.next());
    await wait(50);
    controller.abort("enough");

    expect((await ended).error).toBe("enough");
  });
});
