import { once } from "node:events";
import { request } from "node:http";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { compile } from "../mock/compile.ts";
import { sendRaw, serveForeign, startProxy } from "./foreign-server.ts";

const responses = { "200": { description: "OK.", content: { "*/*": { schema: {} } } } };
const api = compile({
  paths: {
    "/things": {
      get: { operationId: "list", responses },
      post: { operationId: "create", requestBody: { content: { "*/*": { schema: {} } } }, responses },
      delete: { operationId: "clear", responses },
    },
  },
});

test("a request is forwarded unchanged, except for fields of the connection (RFC 9110, 7.6.1)", async () => {
  let seen: { readonly target: string | undefined; readonly lines: readonly string[] } | undefined;
  const upstream = await serveForeign((incoming, outgoing) => {
    seen = { target: `${incoming.method} ${incoming.url}`, lines: incoming.rawHeaders };
    outgoing.end();
  });
  const { baseUrl } = await startProxy(api, `${upstream}/v1/`);
  const lines = [
    "DELETE /things?a=%2F&a=b HTTP/1.1",
    "Host: api.example",
    "X-One: 1",
    "Connection: X-Hop, close",
    "X-Hop: 1",
    "Keep-Alive: timeout=5",
    "TE: trailers",
    "Proxy-Authorization: Basic secret",
    "x-one: 2",
    "Authorization: Bearer token",
  ];
  await sendRaw(baseUrl, `${lines.join("\r\n")}\r\n\r\n`);
  expect(seen?.target).toBe("DELETE /v1/things?a=%2F&a=b");
  const passed = ["X-One", "1", "x-one", "2", "Authorization", "Bearer token", "Via", "1.1 revokit"];
  expect(seen?.lines).toEqual(["Host", new URL(upstream).host, ...passed, "Connection", "keep-alive"]);
});

test.each(["/things/..", "/things/%2e%2e", "/things/./x", "/a\\b", "//other.example/things", "/things/?#x", "/a|b"])(
  "the path %j is sent unchanged, never as a path that it may resolve to",
  async (target) => {
    let seen: string | undefined;
    const upstream = await serveForeign((incoming, outgoing) => {
      seen = incoming.url;
      outgoing.end();
    });
    const { baseUrl } = await startProxy(api, `${upstream}/v1`);
    await sendRaw(baseUrl, `DELETE ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(seen).toBe(`/v1${target}`);
  },
);

test.each(["GET", "DELETE", "POST"])("a body of %s never becomes a request of its own", async (method) => {
  const seen: string[] = [];
  const upstream = await serveForeign((incoming, outgoing) => {
    let body = "";
    incoming.on("data", (chunk) => (body += String(chunk)));
    incoming.on("end", () => {
      seen.push(`${incoming.method} ${incoming.url} ${body}`);
      outgoing.end();
    });
  });
  const { baseUrl } = await startProxy(api, `${upstream}/v1`);
  const body = "DELETE /v1/others HTTP/1.1\r\nHost: a\r\n\r\n";
  const lines = [
    `${method} /things HTTP/1.1`,
    "Host: a",
    "Connection: content-length, close",
    `Content-Length: ${body.length}`,
  ];
  await sendRaw(baseUrl, `${lines.join("\r\n")}\r\n\r\n${body}`);
  expect(seen).toEqual([`${method} /v1/things ${body}`]);
});

test.each([
  ["POST", "0"],
  ["PUT", "0"],
  ["PATCH", "0"],
  ["SEARCH", "0"],
  ["GET", undefined],
  ["DELETE", undefined],
  ["OPTIONS", undefined],
])("a %s without a body does not become one in chunks", async (method, length) => {
  const seen: unknown[] = [];
  const upstream = await serveForeign(({ headers }, outgoing) => {
    seen.push([headers["transfer-encoding"], headers["content-length"]]);
    outgoing.end();
  });
  const { baseUrl } = await startProxy(api, upstream);
  await sendRaw(baseUrl, `${method} /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  expect(seen).toEqual([[undefined, length]]);
});

test("a response is returned unchanged, except for fields of the connection", async () => {
  const upstream = await serveForeign((_, outgoing) => {
    outgoing.sendDate = false;
    const lines = [
      "Connection",
      "X-Hop",
      "X-Hop",
      "1",
      "Set-Cookie",
      "a=1",
      "set-cookie",
      "b=2",
      "Content-Length",
      "2",
    ];
    outgoing.writeHead(418, "Short and stout", lines).end("hi");
  });
  const { baseUrl } = await startProxy(api, upstream);
  const received = await sendRaw(baseUrl, "GET /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const [head = "", body] = received.split("\r\n\r\n");
  expect(head.split("\r\n").filter((line) => !/^(date|connection):/i.test(line))).toEqual([
    "HTTP/1.1 418 Short and stout",
    "Set-Cookie: a=1",
    "set-cookie: b=2",
    "Content-Length: 2",
  ]);
  expect(body).toBe("hi");
});

test("the head of a response comes before its body, and each byte of it as it was", async () => {
  const upstream = await serveForeign(({ socket }) => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename="é.pdf"\r\nContent-Length: 2\r\n\r\n';
    socket.write(Buffer.from(head, "utf8"));
  });
  const { baseUrl } = await startProxy(api, upstream);
  const [response] = await once(request(`${baseUrl}/things`, { agent: false }).end(), "response");
  response.destroy();
  expect(Buffer.from(response.headers["content-disposition"], "latin1").toString()).toContain('filename="é.pdf"');
});

test("a reason phrase that can't be passed on is left out, and the response is passed on", async () => {
  const upstream = await serveForeign(
    ({ socket }) => void socket.end("HTTP/1.1 201 Made\u0001\r\nContent-Length: 2\r\n\r\nhi"),
  );
  const { baseUrl, failures } = await startProxy(api, upstream);
  const received = await sendRaw(baseUrl, "POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  expect(received).toMatch(/^HTTP\/1\.1 201 Created\r\n[^]*hi$/);
  expect(failures).toEqual([]);
});

test.each(["GET http://api.example/things", "OPTIONS *"])(
  "%s is refused with what to do, and not sent",
  async (line) => {
    const { baseUrl, failures } = await startProxy(api, "http://127.0.0.1:1");
    const received = await sendRaw(baseUrl, `${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 400 [^]*"Nothing was sent: [^"]*base URL[^"]*"/);
    expect(failures).toEqual(["nothing was sent, because the request's target is not a path"]);
  },
);

test("bodies are forwarded in both directions as they arrive, before they end", async () => {
  const upstream = await serveForeign(async (incoming, outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "text/event-stream" });
    for await (const chunk of incoming) outgoing.write(`data: ${String(chunk)}\n\n`);
    outgoing.end();
  });
  const { baseUrl } = await startProxy(api, upstream);
  const call = request(`${baseUrl}/things`, { method: "POST", headers: { "Content-Type": "text/plain" } });
  call.write("one");
  const [response] = await once(call, "response");
  expect(String((await once(response, "data"))[0])).toBe("data: one\n\n");
  const ended = once(response, "end");
  const second = once(response, "data");
  call.end("two");
  expect(String((await second)[0])).toBe("data: two\n\n");
  await ended;
});

test("a DELETE with a body in chunks keeps its body", async () => {
  let body = "";
  const upstream = await serveForeign(async (incoming, outgoing) => {
    for await (const chunk of incoming) body += String(chunk);
    outgoing.end();
  });
  const { baseUrl } = await startProxy(api, upstream);
  const chunked =
    "DELETE /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nall\r\n0\r\n\r\n";
  expect(await sendRaw(baseUrl, chunked)).toMatch(/^HTTP\/1.1 200/);
  expect(body).toBe("all");
});

test("an unreachable or broken server is a 502, which says whether anything was sent", async () => {
  const { baseUrl, failures } = await startProxy(api, "http://127.0.0.1:1");
  const refused = await fetch(`${baseUrl}/things`, { method: "POST", body: "a".repeat(100_000) });
  expect([refused.status, Object(await refused.json()).detail]).toEqual([
    502,
    expect.stringMatching(/ECONNREFUSED.*Nothing was sent/),
  ]);
  const resetting = await startProxy(api, await serveForeign((incoming) => void incoming.socket.destroy()));
  const reset = await fetch(`${resetting.baseUrl}/things`);
  expect([reset.status, Object(await reset.json()).detail]).toEqual([
    502,
    expect.stringMatching(/ECONNRESET.*unknown whether/),
  ]);
  expect([...failures, ...resetting.failures]).toEqual(["ECONNREFUSED", "ECONNRESET"]);
});

test.each<readonly [string, (socket: Socket) => void]>([
  ["the end of its connection", (socket) => socket.end()],
  ["a reset", (socket) => socket.resetAndDestroy()],
  ["a broken chunk", (socket) => socket.write("zz\r\n")],
])("a response that breaks off with %s breaks off for the client too", async (_, breakOff) => {
  const upstream = await serveForeign(({ socket }) => {
    const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n";
    socket.write(head, () => breakOff(socket));
  });
  const { baseUrl, failures } = await startProxy(api, upstream);
  const response = await fetch(`${baseUrl}/things`);
  await expect(response.text()).rejects.toThrow();
  expect(failures).toEqual(["the response broke off (ECONNRESET)"]);
});

test("a client that disconnects ends its request to the server, which is not blamed for it", async () => {
  const upstreamClosed = createSignal();
  const reached = createSignal();
  const upstream = await serveForeign((_, outgoing) => {
    reached.give();
    outgoing.once("close", upstreamClosed.give);
  });
  const { baseUrl, failures } = await startProxy(api, upstream);
  const controller = new AbortController();
  const call = fetch(`${baseUrl}/things`, { signal: controller.signal });
  await reached.given;
  controller.abort();
  await expect(call).rejects.toThrow();
  await upstreamClosed.given;
  await expect.poll(() => failures).toEqual(["the client disconnected first"]);
});

test("a client that disconnects within a response is named, not the server", async () => {
  const upstream = await serveForeign((_, outgoing) => {
    outgoing.writeHead(200, { "Content-Length": "100" }).write("half");
  });
  const { baseUrl, failures } = await startProxy(api, upstream);
  const controller = new AbortController();
  const response = await fetch(`${baseUrl}/things`, { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  await expect.poll(() => failures).toEqual(["the client disconnected first"]);
});

/** A promise, and what resolves it. */
function createSignal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give: () => give(), given };
}
