import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const BODY = JSON.stringify({ name: "é€", list: [1, 2] });
const headers = new Map([["content-type", "application/json"]]);

/** What a `fetch` that is not the platform's may resolve to: as much of a Response as it has. */
function responseWith(parts: object): Response {
  return Object.assign(Object.create(null), { status: 200, ok: true, headers, ...parts });
}

function clientOf(response: () => Response, options: { maxResponseBytes?: number; attemptTimeout?: number } = {}) {
  return createOperationClient(
    "https://a.test",
    { responses: jsonResponses(200) },
    { ...options, fetch: async () => response() },
  );
}

const bytes = new TextEncoder().encode(BODY);
const pieces = [bytes.slice(0, 11), bytes.slice(11)];

const kinds: readonly (readonly [name: string, parts: () => object])[] = [
  ["a Node stream of Buffers", () => ({ body: Readable.from(pieces.map((piece) => Buffer.from(piece))) })],
  ["a Node stream of text", () => ({ body: Readable.from([BODY.slice(0, 5), BODY.slice(5)]) })],
  ["an async iterable of bytes", () => ({ body: Readable.from(pieces)[Symbol.asyncIterator]() })],
  ["a web stream of ArrayBuffers", () => ({ body: new Blob([bytes]).stream() })],
  ["no stream, but arrayBuffer()", () => ({ arrayBuffer: async () => bytes.buffer.slice(0) })],
  ["no stream, but text()", () => ({ text: async () => BODY })],
];

describe("a given fetch whose Response has", () => {
  test.each(kinds)("%s as its body is read", async (_, parts) => {
    expect(await clientOf(() => responseWith(parts())).call()).toMatchObject({ ok: true, data: JSON.parse(BODY) });
  });

  test.each(kinds)("%s as its body is read within the limit on size", async (_, parts) => {
    const client = clientOf(() => responseWith(parts()), { maxResponseBytes: 20 });

    expect((await settle(client.call())).error).toMatchObject({ code: "body_too_large", outcome: "applied" });
  });

  test("a Node stream that stalls is ended by the time-out, and destroyed", async () => {
    const body = new Readable({ read() {} });
    const client = clientOf(() => responseWith({ body }), { attemptTimeout: 50 });

    expect((await settle(client.call())).error).toMatchObject({ name: "TimeoutError", outcome: "applied" });
    expect(body.destroyed).toBe(true);
  });

  test("a Node stream that fails is a typed error", async () => {
    const body = new Readable({ read() {} });
    body.destroy(new Error("gone"));

    const { error } = await settle(clientOf(() => responseWith({ body })).call());

    expect(error).toMatchObject({ code: "body_unreadable", outcome: "applied" });
  });

  test.each([
    ["no way to read it", {}],
    ["parts that are neither bytes nor text", { body: Readable.from([{ a: 1 }]) }],
  ])("a body with %s is a typed error that says what to do", async (_, parts) => {
    const { error } = await settle(clientOf(() => responseWith(parts)).call());

    expect(error).toMatchObject({ code: "unsupported_body", outcome: "applied", attempts: { length: 1 } });
    expect(String(error)).toContain("give a fetch whose Response");
  });
});
