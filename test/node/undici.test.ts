import { once } from "node:events";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { createUndiciFetch } from "revokit/undici";
import { Agent, getGlobalDispatcher, interceptors } from "undici";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { Undici6Exchange } from "../../src/node/undici-6-exchange.ts";
import { broken, bytes, json, reset, silence, text } from "../support/answers.ts";
import { bodyOf, example, kirim, natural } from "../support/apis.ts";
import { type Answer, freePort, listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { play, playOn, settle } from "../support/play.ts";

const agent = new Agent();
afterAll(() => agent.close());
const body = JSON.stringify(bodyOf(natural, 200));
const JSON_TYPE = { "content-type": "application/json" };

test("the global dispatcher is Node's own, of another version of undici", () => {
  expect(getGlobalDispatcher()).not.toBeInstanceOf(Agent);
});

describe.each([
  ["the global dispatcher", createUndiciFetch()],
  ["an agent of the installed undici", createUndiciFetch({ dispatcher: agent })],
])("a call over %s", (_name, fetch) => {
  test("resolves to the documented body, with its headers and its outcome", async () => {
    const played = await play(natural, [example(natural, 200)], { fetch });

    expect(played).toMatchObject({ ok: true, status: 200, outcome: "applied", attempts: ["applied"] });
    expect(played.result?.data).toEqual(bodyOf(natural, 200));
    expect(played.result?.response.headers.get("Content-Type")).toBe("application/json");
    expect([...(played.result?.response.headers ?? [])]).toContainEqual(["content-type", "application/json"]);
  });

  test("is retried with the same key after a reset", async () => {
    const played = await play(natural, [reset, example(natural, 200)], { fetch });

    expect(played.keys).toHaveLength(1);
    expect(played).toMatchObject({ ok: true, attempts: ["maybe", "applied"] });
  });

  test("to a port without a listener is not_sent", async () => {
    const server = { url: `http://127.0.0.1:${await freePort()}`, requests: [] };

    expect(await playOn(server, kirim, { fetch })).toMatchObject({ ended: "ConnectionError", outcome: "not_sent" });
  });

  test("follows no redirect", async () => {
    const elsewhere = await listen(example(kirim, 200));
    const played = await play(kirim, [text(307, "", { location: `${elsewhere.url}/` })], { fetch });

    expect(elsewhere.requests).toEqual([]);
    expect(played).toMatchObject({ code: "redirect", status: 307, outcome: "rejected" });
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ] as const)("decodes %s, although it requests no compression", async (coding, compress) => {
    const answer = text(200, compress(body), { ...JSON_TYPE, "content-encoding": coding });
    const played = await play(natural, [answer], { fetch });

    expect(played.requests[0]?.headers["accept-encoding"]).toBeUndefined();
    expect(played.result?.data).toEqual(bodyOf(natural, 200));
  });

  test("decodes two codings in their order", async () => {
    const answer = text(200, gzipSync(deflateSync(body)), { ...JSON_TYPE, "content-encoding": "deflate, gzip" });

    expect((await play(natural, [answer], { fetch })).result?.data).toEqual(bodyOf(natural, 200));
  });

  const unusable: readonly [name: string, code: string, answer: Answer][] = [
    ["claims to be gzip but is not", "body_unreadable", text(200, "x", { ...JSON_TYPE, "content-encoding": "gzip" })],
    ["is larger decoded than the limit", "body_too_large", large(gzipSync(Buffer.alloc(2 ** 24)), "gzip")],
    ["is larger than the limit", "body_too_large", large(Buffer.alloc(2 ** 21))],
    ["breaks off", "body_unreadable", broken(200, body, "close")],
  ];
  test.each(unusable)("whose body %s is applied, and a typed error", async (_, code, answer) => {
    const played = await play(natural, [answer], { fetch });

    expect(played).toMatchObject({ ended: "UnexpectedResponseError", code, outcome: "applied", attempts: ["applied"] });
  });

  test.each([2 ** 16, 2 ** 20 - 100])("reads a body of %i bytes, which waits for its reader", async (size) => {
    const data = { ...Object(bodyOf(natural, 200)), padding: "x".repeat(size) };
    const played = await play(natural, [json(200, data)], { fetch, maxResponseBytes: 2 ** 21 });

    expect(played.result?.data).toEqual(data);
  });

  test("whose body is too large closes its connection", async () => {
    const closed: Promise<unknown>[] = [];
    const endless: Answer = (response, { socket }) => {
      closed.push(new Promise((resolve) => socket.once("close", resolve)));
      response.writeHead(200, JSON_TYPE);
      const write = (): unknown => socket.destroyed || response.write("x".repeat(2 ** 16), write);
      write();
    };
    const played = await play(kirim, [endless], { fetch, maxResponseBytes: 2 ** 17 });

    expect(played).toMatchObject({ code: "body_too_large", outcome: "applied" });
    await Promise.all(closed);
  });

  test("whose body stalls ends in time", async () => {
    const played = await play(natural, [broken(200, body, "stall")], { fetch, attemptTimeout: 100 });

    expect(played).toMatchObject({ ended: "TimeoutError", outcome: "applied" });
  });

  test("without a response ends at the timeout, and its connection is closed", async () => {
    const closed: Promise<unknown>[] = [];
    const hang: Answer = (response, request) => {
      closed.push(once(request.socket, "close"));
      silence(response, request);
    };
    const played = await play(kirim, [hang], { fetch, attemptTimeout: 100, retry: { attempts: 1 } });

    expect(played).toMatchObject({ ended: "TimeoutError", outcome: "unknown", attempts: ["maybe"] });
    await Promise.all(closed);
  });

  test("ends at once at its signal's abort, with the signal's reason", async () => {
    const controller = new AbortController();
    const answer: Answer = () => controller.abort("enough");

    const played = await play(kirim, [answer], { fetch, call: { signal: controller.signal } });

    expect(played.error).toBe("enough");
  });

  test("whose response is not HTTP is unknown", async () => {
    const played = await play(kirim, [bytes("SSH-2.0-OpenSSH_9.9\r\n")], { fetch, retry: { attempts: 1 } });

    expect(played).toMatchObject({ ended: "ConnectionError", outcome: "unknown" });
  });

  test("that still waits for a connection at its timeout is not_sent", async () => {
    const played = await play(kirim, [json(200, {})], {
      fetch: createUndiciFetch({ dispatcher: busyDispatcher() }),
      attemptTimeout: 100,
      retry: { attempts: 1 },
    });

    expect(played.requests).toEqual([]);
    expect(played).toMatchObject({ ended: "TimeoutError", outcome: "not_sent", attempts: ["not_sent"] });
  });
});

test("a request whose signal is aborted, before or while it waits for a connection, rejects with the signal's reason", async () => {
  const controller = new AbortController();
  const waiting = createUndiciFetch({ dispatcher: busyDispatcher() });
  const pending = waiting("http://127.0.0.1:1", { signal: controller.signal });
  controller.abort("enough");

  await expect(pending).rejects.toBe("enough");
  await expect(waiting("http://127.0.0.1:1", { signal: controller.signal })).rejects.toBe("enough");
});

test.each([
  ["its own signal, which is aborted", (signal: AbortSignal): RequestInit => ({ signal }), "ConnectionError"],
  ["no signal, at the client's timeout", (): RequestInit => ({}), "TimeoutError"],
])("a request whose init a given fetch copies with %s is aborted", async (_name, changed, ended) => {
  const undici = createUndiciFetch();
  const controller = new AbortController();
  const server = await listen(() => controller.abort(new Error("enough")));
  const played = await playOn(server, kirim, {
    fetch: (url, init) => undici(url, { ...init, ...changed(controller.signal) }),
    attemptTimeout: 300,
    retry: { attempts: 1 },
  });

  expect(played).toMatchObject({ ended, outcome: "unknown" });
});

test("a response of undici can be used as a full Response", async () => {
  const fetch = createUndiciFetch();
  const server = await listen(json(200, { a: 1 }, { "set-cookie": "a=1" }));
  const response = await fetch(server.url, { method: "POST", headers: {}, body: "x" });
  const copy = response.clone();

  expect(await response.json()).toEqual({ a: 1 });
  expect(await copy.text()).toBe('{"a":1}');
  expect(response.headers.getSetCookie()).toEqual(["a=1"]);
  expect([response.ok, response.status, response.redirected]).toEqual([true, 200, false]);
});

test("a body that nobody reads pauses its connection until it is read", async () => {
  const controller = { abort: vi.fn(), pause: vi.fn(), resume: vi.fn() };
  const dispatcher = handledBy((handler) => {
    handler.onRequestStart(controller);
    handler.onResponseStart(controller, 200, {});
    handler.onResponseData(controller, new Uint8Array(2 ** 16));
  });
  const response = await createUndiciFetch({ dispatcher })("http://localhost", {});
  expect([controller.pause.mock.calls.length, controller.resume.mock.calls.length]).toEqual([1, 0]);

  await response.body?.getReader().read();

  expect(controller.resume).toHaveBeenCalledOnce();
});

test("a body that nobody reads pauses its connection until it is read, with undici 6", async () => {
  const resume = vi.fn();
  const taken: boolean[] = [];
  const dispatcher = handledBy((handler) => {
    handler.onConnect(() => {});
    handler.onHeaders(200, [], resume, "OK");
    taken.push(handler.onData(new Uint8Array(2 ** 16 - 1)), handler.onData(new Uint8Array(1)));
  });
  const response = await createUndiciFetch({ dispatcher })("http://localhost", {});
  expect(taken).toEqual([true, false]);
  const reader = response.body?.getReader();
  await reader?.read();
  expect(resume).not.toHaveBeenCalled();

  await reader?.read();

  expect(resume).toHaveBeenCalledOnce();
});

function large(content: Buffer, coding = "identity"): Answer {
  return text(200, content, { ...JSON_TYPE, "content-encoding": coding });
}

/** Never connects while the test runs. */
function busyDispatcher(): Agent {
  const dispatcher = new Agent({ connect: () => {} });
  onTestFinished(() => dispatcher.destroy());
  return dispatcher;
}

/** A dispatcher that calls the given function with the handler of each request. */
function handledBy(act: (handler: Undici6Exchange) => void): Agent {
  const dispatcher = busyDispatcher();
  dispatcher.dispatch = (_, handler) => {
    if (handler instanceof Undici6Exchange) act(handler);
    return true;
  };
  return dispatcher;
}

test.each([303, 302])("a dispatcher with a redirect interceptor follows no %i", async (status) => {
  const server = await listen(json(status, {}, { location: "/status" }), json(404, {}));
  const dispatcher = new Agent().compose(interceptors.redirect({ maxRedirections: 3 }));
  onTestFinished(() => dispatcher.destroy());
  const options = { method: "delete", fetch: createUndiciFetch({ dispatcher }), retry: { attempts: 1 } };
  const { error } = await settle(
    createOperationClient(server.url, { responses: jsonResponses(200, 404) }, options).call(),
  );

  expect(error).toMatchObject({ status, outcome: "unknown" });
  expect(server.requests).toHaveLength(1);
});

test("the answer to a HEAD has no body to decode, whatever coding it states", async () => {
  const server = await listen(text(200, "", { "content-encoding": "gzip" }));
  const options = { method: "head", fetch: createUndiciFetch({ dispatcher: agent }) };
  const client = createOperationClient(server.url, { responses: jsonResponses(200) }, options);

  expect(await client.call()).toMatchObject({ ok: true, status: 200, attempts: [{ class: "applied" }] });
});
