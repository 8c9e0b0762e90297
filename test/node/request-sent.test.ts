import { channel } from "node:diagnostics_channel";
import { buildConnector, Agent as Undici, fetch as undiciFetch } from "undici";
import { expect, onTestFinished, test, vi } from "vitest";
import { trackRequest } from "../../src/node/request-sent.ts";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

type Send = (url: string, init: RequestInit) => Promise<Response>;

/** A fetch over undici whose connections open late. */
function late(pass: (init: RequestInit) => object): Send {
  const connect = buildConnector({});
  const dispatcher = new Undici({
    connect: (options, callback) => void setTimeout(() => connect(options, callback), 200),
  });
  onTestFinished(() => dispatcher.destroy());
  const send: unknown = undiciFetch;
  return (url, init) => Promise.resolve(Reflect.apply(Object(send), undefined, [url, { ...pass(init), dispatcher }]));
}

test.each<readonly [string, (init: RequestInit) => object, outcome: string, requests: number]>([
  ["ends with its attempt was not sent", (init) => ({ ...init }), "not_sent", 0],
  ["knows only its signal was not sent", ({ method, signal }) => ({ method, signal }), "not_sent", 0],
  [
    "is not told of the end may still be sent",
    ({ method, headers, body }) => ({ method, headers, body }),
    "unknown",
    1,
  ],
  ["has another signal may still be sent", (init) => ({ ...init, signal: AbortSignal.timeout(9_000) }), "unknown", 1],
])("a request that was not written in time and %s", async (_, pass, outcome, requests) => {
  const server = await listen(json(200, {}));
  const options = { method: "post", fetch: late(pass), attemptTimeout: 50, retry: { attempts: 1 } };
  const { error } = await settle(createOperationClient(server.url, {}, options).call());

  expect(error).toMatchObject({ name: "TimeoutError", outcome });
  // The connection opens after that.
  await vi.waitFor(() => expect(server.requests).toHaveLength(requests));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.requests).toHaveLength(requests);
});

test("a request that a given fetch stops waiting for may still be sent", async () => {
  const server = await listen(json(200, {}));
  const send = late((init) => init);
  const fetch: Send = (url, init) =>
    Promise.race([
      send(url, init),
      new Promise<never>((_, reject) => void setTimeout(() => reject(new Error("Too slow.")), 50)),
    ]);
  const { error } = await settle(createOperationClient(server.url, {}, { method: "post", fetch }).call());

  expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: [{ class: "maybe" }] });
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
});

/** Whether a request counts as written, of which undici announces nothing but these events. */
function isWritten(host: string, before: readonly string[], during: readonly string[]): boolean | undefined {
  const publish = (event: string, message: object) => channel(`undici:${event}`).publish(message);
  const connectParams = { protocol: "https:", host };
  const announce = (event: string) => {
    const [name = "", alpnProtocol = false] = event.split(" ");
    publish(`client:${name}`, { connectParams, socket: { alpnProtocol } });
  };
  // The first call subscribes.
  trackRequest({ url: "https://first.test/", method: "POST" }, () => undefined)[1].end(false);
  before.forEach(announce);
  const [, tracked] = trackRequest({ url: `https://${host}/x`, method: "POST" }, () => {
    publish("request:create", { request: { origin: `https://${host}`, method: "POST", path: "/x" } });
    during.forEach(announce);
  });
  return tracked.end(false)?.isWritten;
}

test.each<readonly [string, readonly string[], readonly string[], boolean | undefined]>([
  ["of a connection that is older than the first call proves nothing", [], [], undefined],
  ["on HTTP/2 proves nothing", ["beforeConnect", "connected h2"], [], undefined],
  ["on a new HTTP/2 connection proves nothing", [], ["beforeConnect", "connected h2"], undefined],
  ["on HTTP/1.1 proves that nothing was written", ["beforeConnect", "connected http/1.1"], [], false],
  ["without ALPN proves that nothing was written", ["beforeConnect", "connected"], [], false],
  ["while connecting proves that nothing was written", [], ["beforeConnect"], false],
  ["while another request connects proves that nothing was written", ["beforeConnect"], [], false],
  ["after a connection that failed proves nothing of another", ["beforeConnect", "connectError"], [], undefined],
])("undici's silence %s", (name, before, during, expected) => {
  expect(isWritten(`${name.replaceAll(/\W+/g, "-").toLowerCase()}.test`, before, during)).toBe(expected);
});

test("a request that undici writes a second time, such as after a refused stream of HTTP/2, may be a copy", () => {
  const request = { method: "POST", path: "/x" };
  const publish = (event: string) => channel(`undici:${event}`).publish({ request });
  const traces = [1, 2].map((times) => {
    const [, tracked] = trackRequest({ url: "https://twice.test/x", method: "POST" }, () => publish("request:create"));
    for (let time = 0; time < times; time += 1) publish("client:sendHeaders");
    return tracked.end(true);
  });

  expect(traces).toEqual([
    { isWritten: true, mayBeCopied: false },
    { isWritten: true, mayBeCopied: true },
  ]);
});
