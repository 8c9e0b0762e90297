import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import { createOperationClient, jsonResponses, withKey } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const BODY = JSON.stringify({ name: "é€", list: [1, 2] });
const headers = new Map([["content-type", "application/json"]]);

/** A Response of a custom `fetch`, with only some of its members. */
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
/** As in jsdom, which runs code in a realm of its own. */
const foreignBuffer: unknown = runInNewContext(`new Uint8Array([${bytes.join()}]).buffer`);
const foreignView: unknown = runInNewContext("new Uint8Array(0)");
const refuse = () => {
  throw new Error("no");
};

const kinds: readonly (readonly [name: string, parts: () => object])[] = [
  ["a Node stream of Buffers", () => ({ body: Readable.from(pieces.map((piece) => Buffer.from(piece))) })],
  ["a Node stream of text", () => ({ body: Readable.from([BODY.slice(0, 5), BODY.slice(5)]) })],
  ["an async iterable of bytes", () => ({ body: Readable.from(pieces)[Symbol.asyncIterator]() })],
  ["a web stream of ArrayBuffers", () => ({ body: new Blob([bytes]).stream() })],
  ["no stream, but arrayBuffer()", () => ({ arrayBuffer: async () => bytes.buffer.slice(0) })],
  ["no stream, but text()", () => ({ text: async () => BODY })],
  ["no stream, but text() beside an arrayBuffer() that fails", () => ({ text: async () => BODY, arrayBuffer: refuse })],
  ["no stream, but an arrayBuffer() of another realm", () => ({ arrayBuffer: async () => foreignBuffer })],
  ["a Node stream of another realm's bytes", () => ({ body: Readable.from([foreignBuffer, foreignView]) })],
];

describe("a given fetch whose Response has", () => {
  test.each(kinds)("%s as its body is read", async (_, parts) => {
    expect(await clientOf(() => responseWith(parts())).call()).toMatchObject({ ok: true, data: JSON.parse(BODY) });
  });

  test.each(kinds)("%s as its body is read within the limit on size", async (_, parts) => {
    const client = clientOf(() => responseWith(parts()), { maxResponseBytes: 20 });

    expect((await settle(client.call())).error).toMatchObject({ code: "body_too_large", outcome: "applied" });
  });

  test("a Node stream that stalls is ended by the timeout, and destroyed", async () => {
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
    expect(String(error)).toContain("pass a fetch whose Response");
  });

  const stall = () => new Promise<never>(() => {});
  test.each([
    ["a reader without cancel()", { body: { getReader: () => ({ read: stall }) } }],
    ["a reader whose cancel() throws", { body: { getReader: () => ({ read: stall, cancel: refuse }) } }],
    ["an iterator whose return() is not asynchronous", { body: iterable({ next: stall, return: () => ({}) }) }],
    ["an iterator whose return() throws", { body: iterable({ next: stall, return: refuse }) }],
    ["a stream whose destroy() throws", { body: { ...iterable({ next: stall }), destroy: refuse } }],
  ])("%s that stalls ends in time, and nothing is thrown past the call", async (_, parts) => {
    const thrown: unknown[] = [];
    const record = (error: unknown) => void thrown.push(error);
    process.on("uncaughtException", record);
    onTestFinished(() => void process.off("uncaughtException", record));

    const { error } = await settle(clientOf(() => responseWith(parts), { attemptTimeout: 50 }).call());

    expect(error).toMatchObject({ name: "TimeoutError", outcome: "applied" });
    await setTimeout(0);
    expect(thrown).toEqual([]);
  });

  test.each([
    ["headers that throw", { headers: { get: refuse } }],
    ["headers that are numbers", { status: 503, headers: new Map([["retry-after", 3]]) }],
    [
      "headers that throw at a name",
      { headers: { get: (name: string) => (name === "retry-after" ? refuse() : null) } },
    ],
    ["a body that throws", { body: { getReader: refuse } }],
  ])("%s is a typed error with the call's outcome", async (_, parts) => {
    const client = clientOf(() => responseWith({ status: 500, text: async () => "", ...parts }));
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ outcome: "unknown", attempts: [{ class: "maybe" }] });
  });
});

describe.each([
  ["without middleware", []],
  ["with middleware", [{ onResponse: () => undefined }]],
])("%s, a response counts by its status", (_, middleware) => {
  const without = (member: string) => (answer: Response) =>
    new Proxy(answer, { get: (target, name) => (name === member ? refuse() : memberOf(target, name)) });
  const withoutHeader = (field: string) => (answer: Response) => {
    const get = (name: string) => (name.toLowerCase() === field ? refuse() : answer.headers.get(name));
    return new Proxy(answer, { get: (target, name) => (name === "headers" ? { get } : memberOf(target, name)) });
  };
  const cases: readonly (readonly [name: string, spoil: (answer: Response) => Response])[] = [
    ...["body", "bodyUsed", "ok", "statusText", "url"].map(
      (member) => [`its ${member} can't be read`, without(member)] as const,
    ),
    ...["content-type", "content-length", "retry-after", "date", "x-request-id", "x-replayed"].map(
      (field) => [`its header ${field} can't be read`, withoutHeader(field)] as const,
    ),
    ["it is frozen", (answer) => Object.freeze(answer)],
    ["its body is locked", (answer) => (answer.body?.getReader(), answer)],
    ["its body was read", (answer) => (void answer.text(), answer)],
  ];
  const outcomes = { 200: "applied", 202: "accepted", 404: "rejected", 503: "unknown" };

  test.each(cases)("if %s", async (_name, spoil) => {
    for (const [status, outcome] of Object.entries(outcomes)) {
      const operation = {
        ...withKey,
        "x-idempotency": { ...withKey["x-idempotency"], replayed: { header: "X-Replayed", value: "true" } },
        responses: jsonResponses(status),
        security: [{ query: [] }],
      };
      const answer = () =>
        new Response("{}", { status: Number(status), headers: { "content-type": "application/json" } });
      const client = createOperationClient(
        "https://a.test",
        operation,
        { fetch: async () => spoil(answer()), retry: { attempts: 1 } },
        {
          "x-request-id": { header: "X-Request-Id" },
          components: { securitySchemes: { query: { type: "apiKey", in: "query", name: "key" } } },
        },
      );
      client.fetch.use(...middleware);
      const { result, error } = await settle(client.call());

      expect([status, result ?? error]).toMatchObject([status, { outcome, attempts: { length: 1 } }]);
    }
  });
});

/** A member of a response, whose accessors take no proxy. */
function memberOf(target: object, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name, target);
  return typeof member === "function" ? member.bind(target) : member;
}

function iterable(iterator: object): AsyncIterable<unknown> {
  return Object.assign(Object.create(null), { [Symbol.asyncIterator]: () => iterator });
}
