import { request as httpsRequest } from "node:https";
import { connect, createServer } from "node:net";
import type { ClientOptions } from "revokit";
import { createUndiciFetch } from "revokit/undici";
import { Agent, getGlobalDispatcher, interceptors, RetryAgent, setGlobalDispatcher } from "undici";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { broken, bytes, close, json, silence } from "../support/answers.ts";
import { freePort, listen, listenTls, open } from "../support/loopback.ts";
import { createOperationClient, jsonResponses, withKey } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";
import { selfSigned } from "../support/self-signed.ts";

/** A dispatcher that resends a request by itself, as an application may configure for all of its requests. */
function resending(): RetryAgent {
  const dispatcher = new RetryAgent(new Agent({ connect: { rejectUnauthorized: false } }), {
    minTimeout: 1,
    maxRetries: 1,
  });
  onTestFinished(() => dispatcher.destroy());
  return dispatcher;
}

const retries = interceptors.retry({ minTimeout: 1, maxRetries: 1 });

const transports: Readonly<Record<string, () => ClientOptions["fetch"]>> = {
  "the platform's fetch": () => {
    const usual = getGlobalDispatcher();
    setGlobalDispatcher(resending());
    onTestFinished(() => setGlobalDispatcher(usual));
    return undefined;
  },
  "undici's request": () => createUndiciFetch({ dispatcher: resending() }),
  "a fetch that waits before it sends": () => {
    const send = createUndiciFetch({ dispatcher: resending() });
    return waiting((url, init) => send(url, init));
  },
};

/** A `fetch` that first waits, such as for a token. */
function waiting(fetch: NonNullable<ClientOptions["fetch"]>): NonNullable<ClientOptions["fetch"]> {
  return async (url, init) => {
    await new Promise(setImmediate);
    return fetch(url, init);
  };
}

describe.each(Object.entries(transports))("a dispatcher below %s that resends an applied request", (_, install) => {
  test.each([307, 400, 401, 404, 409, 410, 412, 501])(
    "and gets %i for the copy leaves the outcome unknown",
    async (status) => {
      const fetch = install();
      for (const key of [{}, withKey]) {
        const server = await listen(close, json(status, {}));
        const operation = { ...key, responses: jsonResponses(200, status) };
        const options = { method: "delete", fetch, retry: { attempts: 1 } };
        const client = createOperationClient(server.url, operation, options);

        expect(await client.call()).toMatchObject({ status, outcome: "unknown", attempts: [{ class: "maybe" }] });
        expect(server.requests).toHaveLength(2);
      }
    },
  );

  test("and is refused a connection for the copy leaves the outcome unknown", async () => {
    let applied = 0;
    const server = createServer((socket) =>
      socket.once("data", () => {
        applied += 1;
        server.close();
        socket.destroy();
      }),
    );
    const url = `http://127.0.0.1:${await open(server)}`;
    const options = { method: "delete", fetch: install(), retry: { attempts: 1 } };
    const { error } = await settle(createOperationClient(url, {}, options).call());

    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: [{ class: "maybe" }] });
    expect(applied).toBe(1);
  });
});

test.each([
  ["resolves names itself", () => new Agent().compose(interceptors.dns({ affinity: 4 }), retries)],
  ["repeats before it resolves names", () => new Agent().compose(retries, interceptors.dns({ affinity: 4 }))],
])("a dispatcher that %s and resends an applied request leaves the outcome unknown", async (_, create) => {
  const dispatcher = create();
  onTestFinished(() => dispatcher.destroy());
  const server = await listen(close, json(404, {}));
  const options = { method: "delete", fetch: createUndiciFetch({ dispatcher }), retry: { attempts: 1 } };
  const url = server.url.replace("127.0.0.1", "localhost");

  const ended = await createOperationClient(url, { responses: jsonResponses(200, 404) }, options).call();
  expect(ended).toMatchObject({ status: 404, outcome: "unknown" });
  expect(server.requests).toHaveLength(2);
});

test.each<readonly [string, (fetch: NonNullable<ClientOptions["fetch"]>) => ClientOptions["fetch"]]>([
  ["undici sends", (fetch) => fetch],
  ["a fetch that waits sends", waiting],
])("a request that %s, and undici writes again when one behind it is aborted, may be a copy", async (_, wrap) => {
  const server = await listen(broken(404, " ", "stall"), silence, json(200, {}));
  const dispatcher = new Agent({ connections: 1, pipelining: 2 });
  onTestFinished(() => dispatcher.destroy());
  const options = { method: "delete", fetch: wrap(createUndiciFetch({ dispatcher })), retry: { attempts: 1 } };
  const call = createOperationClient(server.url, { responses: jsonResponses(200, 404) }, options).call();
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  const controller = new AbortController();
  const behind = dispatcher.request({ origin: server.url, path: "/y", method: "GET", signal: controller.signal });
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  controller.abort();

  await expect(behind).rejects.toThrow("aborted");
  expect(await call).toMatchObject({ status: 404, outcome: "unknown", attempts: [{ class: "maybe" }] });
  expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "GET", "DELETE"]);
});

test("parallel calls to one URL are not mistaken for copies of each other", async () => {
  const server = await listen(json(404, {}));
  const client = createOperationClient(server.url, { responses: jsonResponses(404) }, { method: "delete" });
  const refused = createOperationClient(`http://127.0.0.1:${await freePort()}`, {}, { method: "delete" });
  const sideBySide = <T>(call: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, call));

  expect(await sideBySide(() => client.call())).toMatchObject(Array(5).fill({ outcome: "rejected" }));
  const ended = await sideBySide(() => settle(refused.call()));
  expect(ended).toMatchObject(Array(5).fill({ error: { outcome: "not_sent" } }));
});

test("a fetch that waits before it sends once is not mistaken for one that sends a copy", async () => {
  const server = await listen(json(404, {}));
  const options = { method: "delete", fetch: waiting(fetch) };
  const client = createOperationClient(server.url, { responses: jsonResponses(404) }, options);

  for (let call = 1; call <= 3; call += 1) {
    expect(await client.call()).toMatchObject({ outcome: "rejected", attempts: [{ class: "rejected" }] });
    expect(server.requests).toHaveLength(call);
  }
});

test("parallel calls through a fetch that waits are not mistaken for copies of each other", async () => {
  const server = await listen(json(404, {}));
  const options = { method: "delete", fetch: waiting(fetch) };
  const client = createOperationClient(server.url, { responses: jsonResponses(404) }, options);

  for (let round = 1; round <= 3; round += 1) {
    const ended = await Promise.all(Array.from({ length: 5 }, () => client.call()));
    expect(ended).toMatchObject(Array(5).fill({ outcome: "rejected", attempts: [{ class: "rejected" }] }));
  }
});

test("parallel calls with a body, through undici and a middleware, are not mistaken for copies of each other", async () => {
  const server = await listen(json(400, {}));
  const operation = {
    requestBody: { content: { "application/json": { schema: {} } } },
    responses: jsonResponses(200, 400),
  };
  const client = createOperationClient(server.url, operation, { fetch: createUndiciFetch() });
  client.fetch.use({ onRequest: () => undefined });

  const ended = await Promise.all(Array.from({ length: 3 }, () => client.call({ body: { a: 1 } })));
  expect(ended).toMatchObject(Array(3).fill({ outcome: "rejected" }));
});

test("a copy of a late request is noticed while another call has not sent yet", async () => {
  const server = await listen(close, json(404, {}));
  const send = createUndiciFetch({ dispatcher: resending() });
  let isFirst = true;
  const fetch: ClientOptions["fetch"] = async (url, init) => {
    const delay = isFirst ? 1 : 500;
    isFirst = false;
    await new Promise((resolve) => setTimeout(resolve, delay));
    return send(url, init);
  };
  const options = { method: "delete", fetch, retry: { attempts: 1 } };
  const client = createOperationClient(server.url, { responses: jsonResponses(200, 404) }, options);

  const [first] = await Promise.all([client.call(), client.call()]);
  expect(first).toMatchObject({ status: 404, outcome: "unknown" });
});

test("a request of the application's own to the same URL proves nothing for a fetch that has not sent yet", async () => {
  const server = await listen(json(200, {}));
  const reset = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
  const gone = `http://127.0.0.1:${await freePort()}`;
  const given = async () => {
    await new Promise(setImmediate);
    // Refused, and so never written; the call's own request is sent by other means.
    await expect(fetch(`${gone}/x`)).rejects.toThrow("fetch failed");
    await fetch(server.url, { method: "DELETE" });
    throw reset;
  };
  const options = { method: "delete", fetch: given, retry: { attempts: 1 } };
  const { error } = await settle(createOperationClient(gone, {}, options).call());

  expect(error).toMatchObject({ outcome: "unknown", attempts: [{ class: "maybe" }] });
});

test("a refused connection proves nothing after the request of a fetch that waits before it sends", async () => {
  const server = await listen(json(200, {}));
  const log = `http://127.0.0.1:${await freePort()}/log`;
  const send = waiting(async (url, init) => {
    const response = await fetch(url, init);
    await fetch(log, { method: "POST" });
    return response;
  });
  const { error } = await settle(createOperationClient(server.url, {}, { fetch: send }).call());

  expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: [{ class: "maybe" }] });
  expect(server.requests).toHaveLength(1);
});

test("a refused connection proves nothing if fetch may resend by itself", async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" });
  const options = { fetch: () => Promise.reject(refused), fetchMayResend: true };
  const { error } = await settle(createOperationClient(url, {}, options).call());

  expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
});

describe("plain text on a TLS connection", () => {
  test("that the server has already applied a request from is unknown to a fetch over node:https", async () => {
    const server = await listenTls(selfSigned("127.0.0.1"), () => interrupt());
    let interrupt = () => {};
    // A gateway that gives up: its answer is in plain text, on the connection that it passed on.
    const gateway = createServer((socket) => {
      const upstream = connect(Number(new URL(server.url).port), "127.0.0.1");
      socket.on("error", () => {}).pipe(upstream);
      upstream.on("error", () => {}).pipe(socket);
      interrupt = () => socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    const options = { fetch: overHttps, retry: { attempts: 1 }, method: "delete" };
    const { error } = await settle(
      createOperationClient(`https://127.0.0.1:${await open(gateway)}`, {}, options).call(),
    );

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: [{ class: "maybe" }] });
  });

  test("instead of a handshake is not_sent with the platform's fetch, which reports that nothing was written", async () => {
    const server = await listen(bytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { error } = await settle(createOperationClient(server.url.replace("http:", "https:"), {}).call());

    expect(server.requests).toEqual([]);
    expect(error).toMatchObject({ outcome: "not_sent", attempts: Array(3).fill({ class: "not_sent" }) });
  });
});

/** An application's custom `fetch`. */
const overHttps: NonNullable<ClientOptions["fetch"]> = (url, { method, headers }) =>
  new Promise((resolve, reject) => {
    const fields = Object.fromEntries(new Headers(headers));
    httpsRequest(url, { method, headers: fields, rejectUnauthorized: false }, ({ statusCode }) => {
      resolve(new Response(null, { status: statusCode ?? 500 }));
    })
      .on("error", reject)
      .end();
  });
