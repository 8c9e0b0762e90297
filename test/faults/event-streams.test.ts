import { setTimeout as wait } from "node:timers/promises";
import { followEvents, readEvents, type ServerSentEvent } from "revokit/event-stream";
import { describe, expect, test } from "vitest";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";
import { operation, stream, answerInParts, type StreamResult, openStream } from "../support/streams.ts";

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
    const server = await listen(answerInParts(bytes, "close"));

    expect(await collect(readEvents(await openStream(server)))).toEqual([
      { event: "change", id: "1", data: { name: "é€" } },
      { event: "message", id: "1", data: 2 },
    ]);
  });

  test.each([
    ["of an event without data", ["id: 8\n\ndata: 2\n\n"], ["8"]],
    ["that an empty one revokes", ["id: 8\ndata: 1\n\nid\ndata: 2\n\ndata: 3\n\n"], ["8", undefined, undefined]],
    ["of an event that has not ended", ["id: 8\ndata: 1\n\nid: 9\n", "data: 2"], ["8"]],
    ["with U+0000", ["id: 8\n\nid: 9\0\ndata: 1\n\n"], ["8"]],
    ["after CR and a cut CRLF", ["id: 8\r\rid: 9\r", "\ndata: 1\r", "\n\r", "\n"], ["9"]],
  ])("have the last id: one %s", async (_, parts, ids) => {
    const server = await listen(answerInParts(parts, "close"));

    expect((await collect(readEvents(await openStream(server)))).map(({ id }) => id)).toEqual(ids);
  });

  test("are parsed by the caller's function, whose failure is a typed error that quotes nothing", async () => {
    const server = await listen(answerInParts(["data: secret\n\n"], "close"));

    expect(await collect(readEvents(await openStream(server), { parse: String }))).toMatchObject([{ data: "secret" }]);
    const { error } = await settle(collect(readEvents(await openStream(server))));
    expect(error).toMatchObject({ code: "malformed_json", outcome: "applied" });
    expect(String(error)).not.toContain("secret");
  });

  test("are limited in size", async () => {
    const server = await listen(answerInParts(["data: ", "x".repeat(2_000), "x".repeat(2_000)], "stay"));

    const { error } = await settle(collect(readEvents(await openStream(server), { maxEventSize: 1_000 })));

    expect(error).toMatchObject({ code: "body_too_large", outcome: "applied" });
  });

  test("are all given before the error of one that is too large, also from one chunk", async () => {
    const server = await listen(
      answerInParts([`data: 1\n\ndata: 2\n\ndata: ${"x".repeat(2_000)}\n\ndata: 3\n\n`], "stay"),
    );

    const seen: unknown[] = [];
    const { error } = await settle(
      (async () => {
        for await (const { data } of readEvents(await openStream(server), { maxEventSize: 1_000 })) seen.push(data);
      })(),
    );

    expect(seen).toEqual([1, 2]);
    expect(error).toMatchObject({ code: "body_too_large", outcome: "applied" });
  });

  test("end with the loop, which closes the connection", async () => {
    let closed: Promise<unknown> | undefined;
    const server = await listen((response, request) => {
      closed = new Promise((resolve) => response.on("close", resolve));
      return answerInParts(["data: 1\n\n", "data: 2\n\n"], "stay")(response, request);
    });

    const seen: unknown[] = [];
    for await (const { data } of readEvents(await openStream(server))) {
      seen.push(data);
      break;
    }
    await closed;
    expect(seen).toEqual([1]);
  });
});

describe("a stream that is followed", () => {
  test("reconnects from the last event until the server answers 204", async () => {
    const server = await listen(
      answerInParts(["retry: 1\nid: 7\ndata: 1\n\n"], "break"),
      answerInParts(["data: 2\n\n"], "close"),
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
    const server = await listen(answerInParts(["retry: 1\ndata: 1\n\n"], "break"));

    const { error } = await settle(collect(followEvents(() => openStream(server, { method: "post" }))));

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "body_unreadable", outcome: "applied" });
  });

  test("ends at an abort while it waits to reconnect", async () => {
    const server = await listen(answerInParts(["retry: 60000\ndata: 1\n\n"], "close"));
    const controller = new AbortController();
    const events = followEvents(() => openStream(server), { signal: controller.signal });

    await events.next();
    const ended = settle(events.next());
    await wait(50);
    controller.abort("enough");

    expect((await ended).error).toBe("enough");
  });
});
