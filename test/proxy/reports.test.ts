import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { compile } from "../mock/compile.ts";
import { sendRaw, serveForeign, startProxy } from "./foreign-server.ts";

const TOKEN = "sk_live_7Qm2Xc9Vb4Ln1Kj6Hg3F";
const thing = { type: "object", required: ["name"], properties: { name: { type: "string", maxLength: 5 } } };
const json = { "application/json": { schema: thing } };
const api = compile({
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  paths: {
    "/things/{id}": {
      put: {
        operationId: "putThing",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "X-Trace", in: "header", required: true, schema: { type: "string" } },
        ],
        requestBody: { required: true, content: json },
        responses: { "200": { description: "OK.", content: json } },
      },
    },
  },
});

const right = (): RequestInit => ({
  method: "PUT",
  headers: { Authorization: `Bearer ${TOKEN}`, "X-Trace": "1", "Content-Type": "application/json" },
  body: JSON.stringify({ name: "a" }),
});

const answer: RequestListener = (_, outgoing) => {
  outgoing.writeHead(200, { "Content-Type": "application/json" }).end('{"name":"a"}');
};

/** The proxy's report on one request. */
async function report(listener: RequestListener, path: string, init: RequestInit) {
  const { baseUrl, reports } = await startProxy(api, await serveForeign(listener));
  const response = await fetch(baseUrl + path, init);
  await response.arrayBuffer();
  const [exchange] = await reports();
  return exchange;
}

test("a valid exchange is reported without a violation", async () => {
  expect(await report(answer, "/things/7", right())).toMatchObject({
    ...{ method: "PUT", path: "/things/{id}", operationId: "putThing", status: 200 },
    ...{ request: [], response: [], unchecked: [] },
  });
});

test.each<readonly [string, string, RequestInit, RegExp]>([
  ["a path that is not documented", "/nothing", {}, /path is not documented/],
  ["a method that is not documented", "/things/7", { method: "DELETE" }, /documented for PUT/],
  ["a missing credential", "/things/7", { ...right(), headers: { "X-Trace": "1" } }, /credential is missing/],
  ["a parameter of another type", "/things/seven", right(), /^id must be an integer/],
  [
    "a coding, but no body",
    "/things/7",
    { ...right(), headers: { ...right().headers, "Content-Encoding": "gzip" }, body: "" },
    /body is required/,
  ],
  ["a body that breaks its schema", "/things/7", { ...right(), body: '{"name":"too long"}' }, /\/name must/],
])("a request with %s is reported", async (_, path, init, expected) => {
  const exchange = await report(answer, path, init);
  expect(exchange?.request).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
});

test.each<readonly [string, RequestListener, RegExp]>([
  ["status", (_, outgoing) => void outgoing.writeHead(201).end(), /201 is not documented/],
  ["media type", (_, outgoing) => void outgoing.setHeader("Content-Type", "text/html").end("<p>"), /text\/html/],
  [
    "body",
    (_, outgoing) => void outgoing.setHeader("Content-Type", "application/json").end('{"name":1}'),
    /\/name must be a string/,
  ],
])("a response with another %s is reported", async (_, listener, expected) => {
  const exchange = await report(listener, "/things/7", right());
  expect(exchange).toMatchObject({ request: [], response: [expect.stringMatching(expected)] });
});

test("a compressed response is checked, and forwarded unchanged", async () => {
  const compressed = gzipSync('{"name":1}');
  const exchange = await report(
    (_, outgoing) =>
      void outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" }).end(compressed),
    "/things/7",
    right(),
  );
  expect(exchange?.response).toEqual([expect.stringMatching(/\/name must be a string/)]);
});

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
])("a request compressed with %s is checked, and forwarded unchanged", async (coding, compress) => {
  const received: Buffer[] = [];
  const keeping: RequestListener = (incoming, outgoing) => {
    incoming.on("data", (chunk) => received.push(chunk)).once("end", () => answer(incoming, outgoing));
  };
  const { headers } = right();
  const send = (body: string) =>
    report(keeping, "/things/7", {
      ...{ method: "PUT", headers: { ...headers, "Content-Encoding": coding } },
      body: Buffer.from(compress(body)),
    });
  expect(await send('{"name":"a"}')).toMatchObject({ request: [], unchecked: [] });
  expect(Buffer.concat(received)).toEqual(compress('{"name":"a"}'));
  expect(await send('{"name":1}')).toMatchObject({ request: [expect.stringMatching(/\/name must be a string/)] });
});

test.each<readonly [string, string, Buffer<ArrayBuffer>]>([
  ["in an unknown coding", "compress", Buffer.from("abc")],
  ["broken", "gzip", Buffer.from("abc")],
  ["too long once decoded", "gzip", Buffer.from(gzipSync(JSON.stringify({ name: "a".repeat(3_000_000) })))],
])("a request body that is %s is unchecked, and no violation", async (_, coding, body) => {
  const headers = { ...right().headers, "Content-Encoding": coding };
  const exchange = await report(answer, "/things/7", { method: "PUT", headers, body });
  expect(exchange).toMatchObject({ request: [], unchecked: [expect.stringMatching(/^the request's body/)] });
});

test("a response whose body can't be decoded is checked without it", async () => {
  const odd: RequestListener = (_, outgoing) => {
    outgoing.writeHead(418, { "Content-Type": "application/json", "Content-Encoding": "compress" }).end("abc");
  };
  expect(await report(odd, "/things/7", right())).toMatchObject({
    response: ["the status 418 is not documented"],
    unchecked: [expect.stringMatching(/^the response's body/)],
  });
});

test("a body that has not ended when the server answers is unchecked, and no violation", async () => {
  const { baseUrl, reports } = await startProxy(api, await serveForeign(answer));
  const lines = [
    ...["PUT /things/7 HTTP/1.1", "Host: a", "Connection: close", `Authorization: Bearer ${TOKEN}`, "X-Trace: 1"],
    ...["Content-Type: application/json", "Content-Length: 12", "", '{"na'],
  ];
  expect(await sendRaw(baseUrl, lines.join("\r\n"))).toContain('{"name":"a"}');
  expect(await reports()).toMatchObject([
    { operationId: "putThing", request: [], unchecked: [expect.stringMatching(/^the request's body/)] },
  ]);
});

test("a browser's preflight is forwarded and not reported", async () => {
  const seen: (string | undefined)[] = [];
  const counting: RequestListener = (incoming, outgoing) => {
    seen.push(incoming.method);
    answer(incoming, outgoing);
  };
  const { baseUrl, reports } = await startProxy(api, await serveForeign(counting));
  const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "PUT" };
  await (await fetch(`${baseUrl}/things/7`, { method: "OPTIONS", headers })).arrayBuffer();
  await (await fetch(`${baseUrl}/things/7`, right())).arrayBuffer();
  expect(await reports()).toMatchObject([{ method: "PUT", request: [] }]);
  expect(seen).toEqual(["OPTIONS", "PUT"]);
});

test("an OPTIONS that is no preflight is reported", async () => {
  const exchange = await report(answer, "/things/7", { method: "OPTIONS" });
  expect(exchange?.request).toEqual(["the path is documented for PUT"]);
});

test("bodies above a limit are forwarded whole, and reported as unchecked", async () => {
  const long = JSON.stringify({ name: "a".repeat(3_000_000) });
  const { baseUrl, reports } = await startProxy(
    api,
    await serveForeign((incoming, outgoing) => {
      outgoing.writeHead(200, { "Content-Type": "application/json" });
      incoming.pipe(outgoing);
    }),
  );
  const response = await fetch(`${baseUrl}/things/7`, { ...right(), body: long });
  expect((await response.text()).length).toBe(long.length);
  const [exchange] = await reports();
  expect(exchange).toMatchObject({ request: [], response: [] });
  expect(exchange?.unchecked).toHaveLength(2);
});

test("no part of a credential is ever reported, whoever sends it and wherever it stands", async () => {
  const reversed = [...TOKEN].reverse().join("");
  const echoing: RequestListener = (_, outgoing) => {
    outgoing.writeHead(200, { "Content-Type": `text/${TOKEN}; charset=${reversed}` }).end(TOKEN);
  };
  const echoingJson: RequestListener = (_, outgoing) => {
    const body = JSON.stringify({ name: { [TOKEN]: TOKEN } });
    outgoing.writeHead(200, { "Content-Type": `application/json; charset=${reversed}` }).end(body);
  };
  const exchanges = [
    await report(echoing, "/things/7", right()),
    await report(echoingJson, "/things/7", right()),
    await report(answer, `/${TOKEN}`, right()),
    await report(answer, `/things/${TOKEN}`, { ...right(), body: JSON.stringify({ [TOKEN]: 1 }) }),
  ];
  const text = JSON.stringify(exchanges).toLowerCase();
  expect(exchanges.flatMap((each) => [...(each?.request ?? []), ...(each?.response ?? [])]).length).toBeGreaterThan(3);
  for (const secret of [TOKEN.slice(8, 20), reversed.slice(4, 16)]) expect(text).not.toContain(secret.toLowerCase());
});

test("a TRACE is forwarded and checked, although no Request can have this method", async () => {
  const { baseUrl, reports, failures } = await startProxy(api, await serveForeign(answer));
  const { pathname, host } = new URL(baseUrl);
  const lines = [`TRACE ${pathname}things/7 HTTP/1.1`, `Host: ${host}`, "Connection: close", "", ""];

  expect(await sendRaw(baseUrl, lines.join("\r\n"))).toContain('{"name":"a"}');
  expect(failures).toEqual([]);
  expect(await reports()).toMatchObject([{ method: "TRACE", request: ["the path is documented for PUT"] }]);
});

test("of a request whose body is too long, only the body is unchecked", async () => {
  const long = JSON.stringify({ name: "a".repeat(3_000_000) });
  const parameter = { name: "body_id", in: "query", required: true, schema: { type: "integer" } };
  const withParameter = compile({
    paths: {
      "/things": {
        post: {
          operationId: "postThing",
          parameters: [parameter],
          requestBody: { required: true, content: json },
          responses: { "200": { description: "OK.", content: json } },
        },
      },
    },
  });
  const draining: RequestListener = (incoming, outgoing) => {
    incoming.resume().once("end", () => answer(incoming, outgoing));
  };
  const { baseUrl, reports } = await startProxy(withParameter, await serveForeign(draining));
  const headers = { "Content-Type": "application/json" };
  await (await fetch(`${baseUrl}/things?body_id=one`, { method: "POST", headers, body: long })).arrayBuffer();

  const [exchange] = await reports();
  expect(exchange?.request).toEqual([expect.stringMatching(/^body_id must be an integer/)]);
  expect(exchange?.unchecked).toHaveLength(1);
});
