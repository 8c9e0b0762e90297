import { setTimeout } from "node:timers/promises";
import type { MergedOptions, Middleware } from "openapi-fetch";
import { createUndiciFetch } from "revokit/undici";
import { unwrap } from "revokit";
import { describe, expect, onTestFinished, test } from "vitest";
import { bytes, close, json, silence, text } from "../support/answers.ts";
import { type Answer, freePort, listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses, withKey } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const passive: Middleware = { onRequest: () => undefined };

describe("with a middleware,", () => {
  test.each([0, null, false, ""])("an abort with the reason %j rejects with it", async (reason) => {
    const controller = new AbortController();
    const server = await listen((response, request) => {
      silence(response, request);
      controller.abort(reason);
    });
    const client = createOperationClient(server.url, {}, { method: "delete" });
    client.fetch.use(passive);

    await expect(client.call({}, { signal: controller.signal })).rejects.toBe(reason);
  });

  const lines = {
    "no reason phrase": "HTTP/1.1 200\r\n",
    "a reason phrase in UTF-8": "HTTP/1.1 200 €\r\n",
    "a reason phrase with a control character": "HTTP/1.1 200 \u0001\r\n",
    "fields in UTF-8": "HTTP/1.1 200 OK\r\nx-a: €\r\n",
    "a field twice": "HTTP/1.1 200 OK\r\nset-cookie: a\r\nset-cookie: b\r\n",
  };
  const answerTo = (line: string) => bytes(`${line}content-type: application/json\r\ncontent-length: 2\r\n\r\n{}`);
  test.each(Object.entries(lines))("a response with %s is the same as without", async (_, line) => {
    for (const fetch of [undefined, createUndiciFetch()]) {
      const server = await listen(answerTo(line));
      const client = createOperationClient(server.url, {}, { fetch });
      client.fetch.use(passive);

      expect(await client.call()).toMatchObject({ ok: true, data: {}, outcome: "applied" });
    }
  });

  const odd: Readonly<Record<string, object>> = {
    "bytes beside a 204": { status: 204, body: new Blob(["{}"]).stream() },
    "headers that can't be listed": { headers: { get: () => "application/json" }, text: async () => "{}" },
    "a status text beyond Latin-1": { statusText: "€", text: async () => "{}" },
  };
  test.each(Object.entries(odd))("a given fetch's response with %s is a result", async (_, parts) => {
    const headers = new Headers({ "content-type": "application/json" });
    const response: Response = Object.assign(Object.create(null), { status: 200, headers, ...parts });
    const operation = { responses: jsonResponses(200, 204) };
    const client = createOperationClient("https://a.test", operation, { fetch: async () => response });
    client.fetch.use(passive);

    expect(await client.call()).toMatchObject({ ok: true, outcome: "applied" });
  });
});

describe("a middleware that", () => {
  test.each([
    ["replaces", "key-of-the-middleware"],
    ["removes", undefined],
  ])("%s the idempotency key decides which key an error names", async (_, key) => {
    const server = await listen(json(503, {}));
    const client = createOperationClient(server.url, withKey);
    client.fetch.use({
      onRequest({ request: { headers } }) {
        if (key === undefined) headers.delete("idempotency-key");
        else headers.set("idempotency-key", key);
      },
    });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ outcome: "unknown", idempotencyKey: key });
    expect(server.requests.map(({ headers }) => headers["idempotency-key"])).toEqual(Array(key ? 3 : 1).fill(key));
    expect(String(error).includes("idempotencyKey")).toBe(key !== undefined);
  });

  const withBody = { requestBody: { content: { "application/json": { schema: {} } } } };

  test("sends the request itself and then passes it on has both attempts in the report", async () => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(server.url, withBody);
    client.fetch.use({
      async onRequest({ request, options }) {
        await options.fetch(request);
      },
    });

    const { attempts } = await client.call({ body: { a: 1 } });
    expect(attempts).toMatchObject([{ class: "applied" }, { class: "applied" }]);
    expect(server.requests).toHaveLength(2);
  });

  test("sends the request and then sends it elsewhere gets no error that says that nothing was sent", async () => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(server.url, withBody);
    client.fetch.use({
      async onRequest({ request, options }) {
        await options.fetch(request);
        return new Request("https://elsewhere.test/x", { method: "POST" });
      },
    });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "path", outcome: "applied" });
    expect(String(error)).toMatch(/It took effect/);
    expect(String(error)).not.toMatch(/Nothing was sent/);
  });

  test("reads the body of the request instead of a clone gets an error before anything is sent", async () => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(server.url, withBody);
    client.fetch.use({ onRequest: async ({ request }) => void (await request.text()) });

    await expect(client.call({ body: {} })).rejects.toMatchObject({ parameter: "body", outcome: "not_sent" });
    expect(server.requests).toEqual([]);
  });

  const given = (request: Request, body: ReadableStream) =>
    Reflect.construct(Request, [request.url, { method: "POST", headers: request.headers, body, duplex: "half" }]);

  test.each(["timeout", "abort"])("gives a request whose body never ends ends with the call's %s", async (end) => {
    const server = await listen(json(200, {}));
    const controller = new AbortController();
    const client = createOperationClient(server.url, withBody, { timeout: end === "timeout" ? 200 : 9_000 });
    client.fetch.use({ onRequest: ({ request }) => given(request, new ReadableStream()) });
    const call = settle(client.call({ body: {} }, { signal: controller.signal }));
    await setTimeout(50);
    if (end === "abort") controller.abort("enough");

    const { error } = await call;
    if (end === "abort") expect(error).toBe("enough");
    else expect(error).toMatchObject({ name: "TimeoutError", outcome: "not_sent" });
    expect(server.requests).toEqual([]);
  });

  test("gives a request whose body fails gets an error before anything is sent", async () => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(server.url, withBody);
    const broken = () => new ReadableStream({ pull: (stream) => stream.error(new Error("no such file")) });
    client.fetch.use({ onRequest: ({ request }) => given(request, broken()) });

    await expect(client.call({ body: {} })).rejects.toMatchObject({ parameter: "body", outcome: "not_sent" });
    expect(server.requests).toEqual([]);
  });

  test("needs the base URL of the call finds it in the options", async () => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(`${server.url}/v1/`, {});
    const seen: string[] = [];
    client.fetch.use({ onRequest: ({ options }) => void seen.push(options.baseUrl) });

    expect(await client.call()).toMatchObject({ outcome: "applied" });
    expect([seen, server.requests.map(({ target }) => target)]).toEqual([[`${server.url}/v1`], ["/v1/x"]]);
  });

  test("reads a clone of a response leaves its stream to the caller", async () => {
    const server = await listen(text(200, "abc", { "content-type": "application/octet-stream" }));
    const responses = { 200: { description: "A file.", content: { "application/octet-stream": {} } } };
    const client = createOperationClient(server.url, { responses });
    const read: string[] = [];
    client.fetch.use({ onResponse: async ({ response }) => void read.push(await response.clone().text()) });

    const data = unwrap(await client.call({}, { parseAs: "stream" }));
    const response: Response = Reflect.construct(Response, [data]);
    expect([await response.text(), ...read]).toEqual(["abc", "abc"]);
  });

  type Send = (request: Request, options: MergedOptions) => Promise<Response>;
  const again = (request: Request) => new Request(request.clone(), { headers: { "x-again": "1" } });
  const done = json(200, { again: true });
  const hooks: readonly (readonly [
    hook: string,
    create: (send: Send) => Middleware,
    answers: [Answer, ...Answer[]],
  ])[] = [
    ["onRequest", (send) => ({ onRequest: ({ request, options }) => send(again(request), options) }), [done]],
    [
      "onResponse",
      (send) => ({
        onResponse: ({ request, response, options }) => (response.ok ? undefined : send(again(request), options)),
      }),
      [json(401, {}), done],
    ],
    ["onError", (send) => ({ onError: ({ request, options }) => send(again(request), options) }), [close, done]],
  ];
  describe.each(hooks)("sends a request of its own in %s", (_, create, answers) => {
    async function clientThatSends(send: Send) {
      const server = await listen(...answers);
      const operation = { ...withBody, responses: jsonResponses(200, 401) };
      const client = createOperationClient(server.url, operation, { retry: { attempts: 1 } });
      client.fetch.use(create(send));
      return { client, server };
    }

    test("by other means, and returns its response, gets no outcome that denies it", async () => {
      const { client, server } = await clientThatSends((request) => fetch(request));

      expect(await client.call({ body: {} })).toMatchObject({ ok: true, data: { again: true }, outcome: "unknown" });
      expect(server.requests).toHaveLength(answers.length);
    });

    test("by its options, and returns the response, gets an outcome that counts it", async () => {
      const { client, server } = await clientThatSends((request, options) => options.fetch(request));

      expect(await client.call({ body: {} })).toMatchObject({ ok: true, data: { again: true }, outcome: "applied" });
      expect(server.requests).toHaveLength(answers.length);
    });
  });

  test("throws the error of another call gets the outcome of this one", async () => {
    const server = await listen(json(200, {}));
    const log = createOperationClient(`http://127.0.0.1:${await freePort()}`, {});
    const client = createOperationClient(server.url, {});
    client.fetch.use({ onResponse: async () => void (await log.call()) });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ parameter: "middleware", outcome: "applied", cause: { outcome: "not_sent" } });
    expect(Reflect.get(Object(error), "stack")).toMatch(/It took effect/);
    expect(Reflect.get(Object(error), "stack")).not.toMatch(/nothing/i);
    expect(server.requests).toHaveLength(1);
  });

  test("throws the error of another call before the request gets an error that says that nothing was sent", async () => {
    const server = await listen(json(200, {}));
    const tokens = createOperationClient(server.url, { responses: jsonResponses(201) });
    const client = createOperationClient(server.url, {});
    client.fetch.use({ onRequest: async () => void (await tokens.call()) });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ parameter: "middleware", outcome: "not_sent", cause: { outcome: "applied" } });
    expect(server.requests).toHaveLength(1);
  });

  test("gives a response whose body stalls ends in time, and its body is cancelled", async () => {
    const server = await listen(json(200, {}));
    const cancelled: unknown[] = [];
    const client = createOperationClient(server.url, {}, { timeout: 200 });
    client.fetch.use({
      onResponse: () => new Response(new ReadableStream({ cancel: (reason) => void cancelled.push(reason) })),
    });

    await expect(client.call()).rejects.toMatchObject({ name: "TimeoutError", outcome: "applied" });
    expect(cancelled).toHaveLength(1);
  });

  test("aborts the call and gives a body that fails later leaves no rejection unhandled", async () => {
    const unhandled: unknown[] = [];
    const record = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", record);
    onTestFinished(() => void process.off("unhandledRejection", record));
    const server = await listen(json(200, {}));
    const controller = new AbortController();
    const client = createOperationClient(server.url, {});
    let fail = () => {};
    const body = new ReadableStream({ start: (stream) => void (fail = () => stream.error(new Error("late"))) });
    client.fetch.use({
      onResponse() {
        controller.abort("enough");
        return new Response(body);
      },
    });

    await expect(client.call({}, { signal: controller.signal })).rejects.toBe("enough");
    fail();
    await setTimeout(0);
    expect(unhandled).toEqual([]);
  });
});

describe("client.fetch refuses before anything is sent", () => {
  const wrong: readonly object[] = [
    { parseAs: "formData" },
    { parseAs: "toString" },
    { timeout: NaN },
    { timeout: "5" },
    { timeout: -1 },
    { signal: {} },
    { signal: null },
    { onEvent: 5 },
    { headers: "x-a: 1" },
    { params: null },
    { middleware: {} },
    { middleware: [null] },
  ];
  test.each(wrong)("%o", async (init) => {
    const server = await listen(json(200, {}));
    const { fetch } = createOperationClient(server.url, {});
    const given: unknown = Reflect.apply(fetch.request, fetch, ["post", "/x", init]);

    await expect(given).rejects.toMatchObject({
      name: "InvalidRequestError",
      parameter: Object.keys(init)[0],
      outcome: "not_sent",
    });
    expect(server.requests).toEqual([]);
  });

  test("no call whose parameters are null", async () => {
    const server = await listen(json(200, {}));
    const { fetch } = createOperationClient(server.url, {});
    fetch.use(passive);
    const given: unknown = Reflect.apply(fetch.request, fetch, ["post", "/x", { params: { path: null, query: null } }]);

    await expect(given).resolves.toMatchObject({ report: { outcome: "applied" } });
  });

  test("nothing of what is meant for openapi-fetch or a middleware", async () => {
    const server = await listen(json(200, {}));
    const { fetch } = createOperationClient(server.url, {});
    const init = { cache: "no-store", tenant: 7, parseAs: "text" };
    const given: unknown = Reflect.apply(fetch.request, fetch, ["post", "/x", init]);

    await expect(given).resolves.toMatchObject({ data: "{}", report: { outcome: "applied" } });
  });
});

describe("a middleware whose hook never settles", () => {
  const forever = () => new Promise<undefined>(() => {});
  const hooks: Readonly<Record<string, readonly [middleware: Middleware, outcome: string, answer: typeof silence]>> = {
    onRequest: [{ onRequest: forever }, "not_sent", json(200, {})],
    onResponse: [{ onResponse: forever }, "applied", json(200, {})],
    onError: [{ onError: forever }, "unknown", (response) => void response.destroy()],
  };

  test.each(Object.entries(hooks))("ends with the call's timeout: %s", async (_, [middleware, outcome, answer]) => {
    const server = await listen(answer);
    const client = createOperationClient(server.url, {}, { timeout: 200, retry: { attempts: 1 } });
    client.fetch.use(middleware);

    const { error } = await settle(client.call());
    expect(error).toMatchObject({ name: "TimeoutError", outcome });
    expect(String(error)).toContain("a middleware");
  });

  test.each(Object.entries(hooks))("ends at an abort: %s", async (_, [middleware, , answer]) => {
    const controller = new AbortController();
    const server = await listen(answer);
    const client = createOperationClient(server.url, {}, { retry: { attempts: 1 } });
    client.fetch.use(middleware);

    const call = client.call({}, { signal: controller.signal });
    await setTimeout(50);
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
  });

  test("while it sends the request itself leaves the outcome unknown", async () => {
    const server = await listen(silence);
    const client = createOperationClient(server.url, {}, { timeout: 200, attemptTimeout: 200 });
    client.fetch.use({
      async onRequest({ request, options }) {
        void options.fetch(request).catch(() => {});
        await forever();
      },
    });

    await expect(client.call()).rejects.toMatchObject({ name: "TimeoutError", outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a middleware that returns something of another class", () => {
  const foreign: unknown = Object.assign(Object.create(null), { status: 200, headers: new Headers() });
  const hooks: Readonly<Record<string, readonly [hook: object, outcome: string, sent: number]>> = {
    onRequest: [{ onRequest: () => foreign }, "not_sent", 0],
    onResponse: [{ onResponse: () => foreign }, "applied", 1],
  };

  test.each(Object.entries(hooks))("gets an error with the outcome: %s", async (_, [hook, outcome, sent]) => {
    const server = await listen(json(200, {}));
    const client = createOperationClient(server.url, {});
    Reflect.apply(client.fetch.use, client.fetch, [hook]);

    const { error } = await settle(client.call());
    expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "middleware", outcome });
    expect(String(error).includes("Nothing was sent")).toBe(sent === 0);
    expect(server.requests).toHaveLength(sent);
  });
});
