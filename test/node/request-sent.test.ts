import { once } from "node:events";
import { createSecureServer } from "node:http2";
import { buildConnector, Agent as Undici, fetch as undiciFetch } from "undici";
import { expect, onTestFinished, test, vi } from "vitest";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";
import { selfSigned } from "../support/self-signed.ts";

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

/** The classes of the undici that Node has built in, which nothing else exports. */
async function builtInAgent(): Promise<typeof Undici> {
  await fetch("data:,");
  const dispatcher: unknown = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1"));
  return Object(dispatcher).constructor;
}

test("on an HTTP/2 connection that is older than the first call, silence does not prove that nothing was written", async () => {
  const server = createSecureServer(selfSigned("127.0.0.1"));
  let seen = 0;
  server.on("stream", (stream, { ":path": path }) => {
    stream.on("error", () => {});
    seen += 1;
    if (path === "/warm") stream.respond({ ":status": 200 }, { endStream: true });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const origin = `https://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const BuiltIn = await builtInAgent();
  const dispatcher = new BuiltIn({ allowH2: true, connect: { rejectUnauthorized: false } });
  onTestFinished(() => dispatcher.destroy());
  const send = (url: string, init: RequestInit) => fetch(url, Object.assign(init, { dispatcher }));
  expect((await send(`${origin}/warm`, {})).status).toBe(200);

  // As at the first call of a process: it has seen no connection open.
  vi.resetModules();
  const { trackRequest } = await import("../../src/node/request-sent.ts");
  const abort = new AbortController();
  const [response, tracked] = trackRequest(`${origin}/x`, () =>
    send(`${origin}/x`, { method: "POST", signal: abort.signal }),
  );
  await vi.waitFor(() => expect(seen).toBe(2));
  expect(tracked.end(false)?.isWritten).not.toBe(false);
  abort.abort();
  await expect(response).rejects.toThrow("abort");
});
