import { createMock } from "revokit/mock";
import { expect, test } from "vitest";
import { BASE, compile, json } from "./compile.ts";

const text = { type: "string" };
const binary = { type: "string", format: "binary" };
const get = (operationId: string, content: object, status = "200") => ({
  get: { operationId, responses: { [status]: { description: "OK.", content } } },
});
const api = compile({
  openapi: "3.0.3",
  paths: {
    "/image": get("image", { "image/png": { schema: binary } }),
    "/octets": get("octets", { "application/octet-stream": { schema: binary } }),
    "/text": get("text", { "text/plain": { schema: text } }),
    "/csv": get("csv", {
      "text/csv": { schema: { type: "array", items: { type: "object", required: ["a"], properties: { a: text } } } },
    }),
    "/xml": get("xml", {
      "application/xml": { schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } },
    }),
    "/events": get("events", {
      "text/event-stream": { schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } },
    }),
    "/lines": get("lines", {
      "application/jsonl": { schema: { type: "array", minItems: 2, items: { type: "integer" } } },
    }),
    "/search?kind=file&name={name}": get("searchFiles", {
      "text/plain": { schema: { type: "string", enum: ["file"] } },
    }),
    "/search": get("search", { "text/plain": { schema: { type: "string", enum: ["any"] } } }),
    "/any": get("any", { "*/*": { schema: { type: "object" } } }),
    "/nothing": get("nothing", { "application/json": { schema: { type: "string", pattern: "^(?!)$" } } }),
    "/gone": get("gone", { "application/json": { schema: text } }, "204"),
    "/both": get("both", {
      "application/xml": { schema: { type: "object" }, example: { a: 1 } },
      "application/json": { schema: { type: "object" }, example: { a: 1 } },
    }),
    "/message": get("message", { "application/x-protobuf": { schema: { type: "object" } } }),
    "/messages": get("messages", {
      "application/vnd.google.protobuf": { schema: { type: "object" } },
      "application/json": { schema: { type: "object" }, example: { a: 1 } },
    }),
    "/strict": {
      get: {
        operationId: "strict",
        responses: { "200": json({ type: "object" }), "406": { description: "No." } },
      },
    },
  },
});
const mock = createMock({ apis: [api] });
const ask = (path: string, accept?: string) =>
  mock.fetch(BASE + path, { headers: accept === undefined ? {} : { Accept: accept } });

test("a binary format that the mock can't write is not mislabeled JSON", async () => {
  expect((await ask("/message")).status).toBe(501);
  expect((await ask("/messages", "application/vnd.google.protobuf")).status).toBe(501);
  expect(await (await ask("/messages")).json()).toEqual({ a: 1 });
});

test("an image is an image, and its bytes are of its type", async () => {
  const response = await ask("/image");
  expect(response.headers.get("content-type")).toBe("image/png");
  expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test.each([
  ["/search?x=1&name=a&kind=file", "file"],
  ["/search?kind=fil%65&name=b", "file"],
  ["/search?kind=file", "any"],
  ["/search?kind=folder&name=a", "any"],
])("%s is the operation whose path template has this query, else the one without", async (path, expected) => {
  expect(await (await ask(path)).text()).toBe(expected);
});

test.each([
  ["/octets", "application/octet-stream", /^.+$/],
  ["/text", "text/plain", /^.+$/],
  ["/csv", "text/csv", /^a\r\n.*\r\n$|^.+$/],
  ["/xml", "application/xml", /^<\?xml version="1\.0"[^]*<a>\d+<\/a>[^]*$/],
  ["/events", "text/event-stream", /^data: \{"a":\d+\}\n\n$/],
  ["/lines", "application/jsonl", /^(\d+\n){2}$/],
  ["/any", "application/json", /^\{\}$/],
])("%s is answered as %s", async (path, type, body) => {
  const response = await ask(path);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
  expect(await response.text()).toMatch(body);
});

test("a 204 has neither a body nor a media type, whatever the document says", async () => {
  const response = await ask("/gone");
  expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([204, "", null]);
});

test("a 501 says why no response can be made", async () => {
  const response = await ask("/nothing");
  expect(response.status).toBe(501);
  expect(await response.text()).toContain("nothing");
});

test.each([
  [undefined, "application/json"],
  ["application/xml", "application/xml"],
  ["application/json, application/xml;q=0.1", "application/json"],
  ["application/json;q=0.1, application/xml", "application/xml"],
  ["application/*;q=0.5, application/xml;q=0", "application/json"],
  ["*/*", "application/json"],
  ["image/png", "application/json"],
  ["nonsense", "application/json"],
])("of two media types, Accept: %s gets %s", async (accept, type) => {
  const response = await ask("/both", accept);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
});

test("an Accept that can't be met is refused if the document says how", async () => {
  expect((await ask("/strict", "image/png")).status).toBe(406);
  expect((await ask("/strict", "application/json")).status).toBe(200);
});

test("a HEAD has the headers of the GET, and no body", async () => {
  const response = await mock.fetch(`${BASE}/text`, { method: "HEAD" });
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    200,
    "text/plain",
    "",
  ]);
});

test.each([
  ["text/plain; charset=iso-8859-1", "é", "text/plain; charset=utf-8", "é"],
  ["text/plain; charset=iso-8859-1", "e", "text/plain; charset=iso-8859-1", "e"],
  ["text/plain; charset=UTF-8", "é", "text/plain; charset=UTF-8", "é"],
  ['text/csv; charset="utf-16"; header=present', "e", "text/csv; charset=utf-8; header=present", "e"],
  ["text/event-stream", [{ data: "a\rb\r\nc\nd" }], "text/event-stream", "data: a\ndata: b\ndata: c\ndata: d\n\n"],
])("text in %s can be read as its Content-Type says", async (documented, example, type, written) => {
  const content = { [documented]: { example } };
  const paths = { "/texts": { get: { operationId: "read", responses: { "200": { description: "OK.", content } } } } };
  const response = await createMock({ apis: [compile({ paths })] }).fetch(`${BASE}/texts`);
  expect([response.headers.get("content-type"), await response.text()]).toEqual([type, written]);
});
