import { createMock, type HandledCall } from "revokit/mock";
import { expect, test } from "vitest";
import { BASE, compile } from "./compile.ts";

const address = { type: "object", properties: { city: { type: "string" }, zip: { type: "integer" } } };
const schema = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", maxLength: 10 },
    age: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
    query: { type: "string" },
    numbers: { type: "array", items: { type: "integer" } },
    address,
    deep: address,
    file: { type: "string", contentMediaType: "image/png" },
  },
};
const encoding = {
  query: { allowReserved: true },
  numbers: { style: "spaceDelimited", explode: false },
  deep: { style: "deepObject", explode: true },
};
const content = {
  "application/json": { schema },
  "application/x-www-form-urlencoded": { schema, encoding },
  "multipart/form-data": { schema },
  "text/csv; charset=iso-8859-1": { schema: { type: "string" } },
  "image/*": { schema: { type: "string", format: "binary" } },
};
const responses = { "200": { description: "OK." }, "400": { description: "Wrong." } };
const api = compile({
  paths: { "/things": { post: { operationId: "send", requestBody: { required: true, content }, responses } } },
});

/** The status of the answer, the reason for a refusal, and the body as a handler sees it. */
async function send(
  body: NonNullable<RequestInit["body"]>,
  type?: string,
): Promise<{ status: number; reason: string | null; body: unknown }> {
  let seen: unknown;
  const handlers = { send: (call: HandledCall) => void (seen = call.body) };
  const mock = createMock({ apis: [{ ...api, behaviour: { handlers } }] });
  const headers = type === undefined ? {} : { "Content-Type": type };
  const response = await mock.fetch(`${BASE}/things`, { method: "POST", body, headers });
  return { status: response.status, reason: response.headers.get("mock-reason"), body: seen };
}

test("a form is read by its properties' types and encodings", async () => {
  const form =
    "name=%C3%84+%26+S&age=7&tags=a&tags=b%2Cc&numbers=1+2+3&query=a+b/c%2Bd&deep[city]=%C3%84&deep[zip]=5&address=%7B%22city%22%3A%22B%22%7D";
  expect(await send(form, "application/x-www-form-urlencoded")).toEqual({
    status: 200,
    reason: null,
    body: {
      name: "Ä & S",
      age: 7,
      tags: ["a", "b,c"],
      numbers: [1, 2, 3],
      query: "a b/c+d",
      deep: { city: "Ä", zip: 5 },
      address: { city: "B" },
    },
  });
});

test("a multipart form is read with its files and its JSON", async () => {
  const form = new FormData();
  form.append("name", "Tim");
  form.append("age", "7");
  form.append("tags", "a");
  form.append("address", new Blob(['{"zip":5}'], { type: "application/json" }));
  form.append("file", new File([new Uint8Array([1, 2, 3])], "a.png"));
  expect(await send(form)).toEqual({
    status: 200,
    reason: null,
    body: { name: "Tim", age: 7, tags: ["a"], address: { zip: 5 }, file: "\u0001\u0002\u0003" },
  });
});

test("text is decoded in its declared charset", async () => {
  const latin = Uint8Array.from([0x4d, 0xfc, 0x6c]);
  expect(await send(latin, "text/csv; charset=ISO-8859-1")).toMatchObject({ status: 200, body: "Mül" });
  expect(await send(latin, "text/csv; charset=none")).toMatchObject({
    status: 400,
    reason: "The body's charset is not supported.",
  });
});

test("a media type matches the range that documents it, whatever its parameters", async () => {
  expect(await send(new Uint8Array([1]), "image/webp")).toMatchObject({ status: 200 });
  expect(await send('{"name":"a"}', "Application/JSON; charset=utf-8")).toMatchObject({
    status: 200,
    body: { name: "a" },
  });
  expect(await send("{}", "application/xml")).toMatchObject({
    status: 400,
    reason: expect.stringContaining("media type"),
  });
});

test.each([
  ["a form without a required property", "age=7", "application/x-www-form-urlencoded", "name"],
  ["a form with a value of another type", "name=a&age=old", "application/x-www-form-urlencoded", "/age"],
  ["JSON that breaks its schema", '{"name":"01234567890"}', "application/json", "/name"],
  ["text that is not JSON", "{", "application/json", "not valid JSON"],
  [
    "JSON that is nested too deeply",
    `{"name":"a","x":${"[".repeat(501)}${"]".repeat(501)}}`,
    "application/json",
    "deeply",
  ],
  ["text that is not multipart", "abc", "multipart/form-data; boundary=x", "not valid multipart"],
])("%s is refused, and the reason says what is wrong", async (_, body, type, reason) => {
  expect(await send(body, type)).toMatchObject({
    status: 400,
    reason: expect.stringContaining(reason),
    body: undefined,
  });
});

test("a body without a media type is read as bytes if those are documented", async () => {
  const binary = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  const files = compile({
    paths: { "/files": { post: { operationId: "upload", requestBody: { content: binary }, responses } } },
  });
  const upload = (path: string, mocked: typeof api) =>
    createMock({ apis: [mocked] }).fetch(`${BASE}${path}`, { method: "POST", body: new Uint8Array([1, 2]) });
  expect((await upload("/files", files)).status).toBe(200);
  expect((await upload("/things", api)).status).toBe(400);
});

/** The body that a handler sees, or the status of a refusal. */
async function sendTo(type: string, bodySchema: object, body: string): Promise<unknown> {
  const [essence = ""] = type.split(";");
  const documented = { [essence]: { schema: bodySchema } };
  const { facts, validators } = compile({
    paths: { "/things": { post: { operationId: "send", requestBody: { content: documented }, responses } } },
  });
  const seen: unknown[] = [];
  const handlers = { send: (call: HandledCall) => void seen.push(call.body) };
  const mock = createMock({ apis: [{ facts, validators, behaviour: { handlers } }] });
  const init = { method: "POST", body, headers: { "Content-Type": type } };
  const { status } = await mock.fetch(`${BASE}/things`, init);
  return status === 200 ? seen.pop() : status;
}

const part = (headers: string, body: string) => `--X\r\n${headers}\r\n\r\n${body}\r\n`;
const JSON_PART = "Content-Type: application/json";

test.each([
  ["multipart/mixed", { type: "array", maxItems: 2 }, [{ a: 1 }, "text"]],
  ["multipart/mixed", { type: "array", maxItems: 1 }, 400],
  ["multipart/related", { type: "object", properties: { meta: { type: "object" } } }, [{ a: 1 }, "text"]],
  ["multipart/form-data", { type: "object" }, 400],
])("parts without names are a list, but not in a form: %s, %j", async (type, bodySchema, value) => {
  const body = `${part(JSON_PART, '{"a":1}')}${part("Content-Type: text/plain", "text")}--X--`;
  expect(await sendTo(`${type}; boundary=X`, bodySchema, body)).toEqual(value);
});

test("a part that states to be JSON is read as JSON, whatever its schema", async () => {
  const named = (name: string) => `Content-Disposition: form-data; name=${name}\r\n${JSON_PART}`;
  const bodySchema = { type: "object", properties: { any: {}, word: { type: "string", maxLength: 2 } } };
  const body = `${part(named("any"), '{"a":1}')}${part(named("word"), '"ab"')}--X--`;
  expect(await sendTo("multipart/form-data; boundary=X", bodySchema, body)).toEqual({ any: { a: 1 }, word: "ab" });
});

test.each([
  ["application/x-www-form-urlencoded", "a=5&a=6"],
  ["application/xml", "<root><a>5</a><a>6</a></root>"],
])("the items of a list that may be null have their type in %s", async (type, body) => {
  const a = { anyOf: [{ type: "array", items: { type: "integer" } }, { type: "null" }] };
  expect(await sendTo(type, { type: "object", properties: { a } }, body)).toEqual({ a: [5, 6] });
});

test.each([
  ["a text", "hello", "hello"],
  ["a text that is a number in JSON", "123", "123"],
  ["a text that is true in JSON", "true", "true"],
  ["a text that is a list in JSON", "[1]", "[1]"],
  ["an object", '{"city":"B"}', { city: "B" }],
])("a field that may be an object or a text is read as %s", async (_, text, value) => {
  const either = { type: "object", properties: { a: { anyOf: [address, { type: "string" }] } } };
  const form = new URLSearchParams({ a: text }).toString();
  expect(await sendTo("application/x-www-form-urlencoded", either, form)).toEqual({ a: value });
});

test("JSON whose bytes are not UTF-8 is refused, instead of changed", async () => {
  const bytes = Buffer.from('{"name":"é"}', "latin1");
  expect(await send(bytes, "application/json")).toMatchObject({
    status: 400,
    reason: expect.stringContaining("bytes"),
  });
});

test("a content coding and an unknown charset are refused with 415 where it is documented", async () => {
  const documented = { ...responses, "415": { description: "Unsupported." } };
  const { facts, validators } = compile({
    paths: { "/things": { post: { operationId: "send", requestBody: { content }, responses: documented } } },
  });
  const mock = createMock({ apis: [{ facts, validators }] });
  const status = async (headers: Record<string, string>) =>
    (await mock.fetch(`${BASE}/things`, { method: "POST", body: '{"name":"a"}', headers })).status;
  expect(await status({ "Content-Type": "application/json", "Content-Encoding": "gzip" })).toBe(415);
  expect(await status({ "Content-Type": "application/json; charset=klingon" })).toBe(415);
  expect(await status({ "Content-Type": "application/json", "Content-Encoding": "identity" })).toBe(200);
});
