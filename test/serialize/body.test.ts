import { InvalidRequestError } from "revokit";
import { expect, test } from "vitest";
import { prepareRequest } from "../../src/request/prepare.ts";
import type { WrittenBody } from "../../src/serialize/body/body.ts";
import { operationOf } from "../support/contract.ts";

function written(
  content: readonly string[] | Readonly<Record<string, object>> | undefined,
  body: unknown,
  contentType?: string,
): WrittenBody | undefined {
  const listed =
    content && (Array.isArray(content) ? content.map((type: string) => [type, {}]) : Object.entries(content));
  const requestBody = listed && { content: Object.fromEntries(listed) };
  const operation = operationOf({ ...(requestBody && { requestBody }) }, "post");
  const headers = [contentType === undefined ? undefined : { "Content-Type": contentType }];
  const draft = prepareRequest(operation, "https://a.test", { params: {}, headers, body });
  return draft.body === undefined ? undefined : { content: draft.body, type: draft.headers["content-type"] ?? "" };
}

/** The sent body, with the bytes of a stream or a Blob. */
async function sent(...args: Parameters<typeof written>) {
  const { content = "", type = "" } = written(...args) ?? {};
  const read = typeof content === "function" ? await content(new AbortController().signal) : content;
  return { text: typeof read === "string" ? read : new TextDecoder().decode(read), type };
}

test("a body is JSON if the document says so, or if the caller chooses it among several", () => {
  expect(written(["application/json"], { a: 1 })).toEqual({ content: '{"a":1}', type: "application/json" });
  expect(written(["application/vnd.a+json"], { a: 1 })).toEqual({ content: '{"a":1}', type: "application/vnd.a+json" });
  expect(written(["text/plain"], 7)).toEqual({ content: "7", type: "text/plain" });
  const type = "application/json; charset=utf-8";
  expect(written(["text/plain", "application/json"], { a: 1 }, type)).toEqual({ content: '{"a":1}', type });
});

const schemas = {
  object: { type: "object" },
  text: { anyOf: [{ type: "integer" }, { type: "string" }] },
  bytes: { type: "string", format: "binary" },
};
const png = new Blob(["x"], { type: "image/png" });

/** Bodies with several media types, and the one that a value selects. */
test.each<[types: readonly (readonly [type: string, schema: object])[], body: unknown, type: string]>([
  [
    [
      ["application/json", schemas.object],
      ["text/plain", schemas.text],
    ],
    "x",
    "text/plain",
  ],
  [
    [
      ["application/json", { type: ["array", "null"] }],
      ["text/csv", {}],
    ],
    "x",
    "text/csv",
  ],
  [
    [
      ["application/json", { enum: [1, {}] }],
      ["application/xml", schemas.object],
    ],
    "<a/>",
    "application/xml",
  ],
  [
    [
      ["application/x-www-form-urlencoded", schemas.object],
      ["application/json", schemas.text],
    ],
    "x",
    "application/json",
  ],
  [
    [
      ["multipart/form-data", schemas.object],
      ["text/plain", {}],
    ],
    "x",
    "text/plain",
  ],
  [
    [
      ["application/json", schemas.text],
      ["text/plain", {}],
    ],
    "x",
    "application/json",
  ],
  [
    [
      ["application/json", schemas.object],
      ["text/plain", schemas.text],
    ],
    { a: 1 },
    "application/json",
  ],
  [
    [
      ["application/json", schemas.object],
      ["application/octet-stream", schemas.bytes],
    ],
    new Blob(["x"]),
    "application/octet-stream",
  ],
  [
    [
      ["application/json", schemas.object],
      ["application/octet-stream", schemas.bytes],
    ],
    png,
    "application/octet-stream",
  ],
  [
    [
      ["application/octet-stream", schemas.bytes],
      ["image/*", schemas.bytes],
    ],
    png,
    "image/png",
  ],
  [
    [
      ["image/*", schemas.bytes],
      ["*/*", schemas.object],
    ],
    { a: 1 },
    "application/json",
  ],
  [
    [
      ["multipart/form-data", schemas.object],
      ["image/jpeg", schemas.bytes],
      ["image/png", schemas.bytes],
    ],
    png,
    "image/png",
  ],
])("of %j, %o is sent as %s", (types, body, type) => {
  const content = Object.fromEntries(types.map(([name, schema]) => [name, { schema }]));
  expect(written(content, body)?.type).toBe(type);
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data"])(
  "two properties of a form of %s that would be sent under the same name are refused",
  (type) => {
    const schema = { type: "object", properties: { page: { type: "object" }, limit: { type: "integer" } } };
    const content = { [type]: { schema, encoding: { page: { style: "form", explode: true } } } };
    expect(() => written(content, { page: { limit: 1 }, limit: 2 })).toThrow(
      new InvalidRequestError("limit", "must not be given with page: both would be sent under the same name"),
    );
    expect(() => written(content, { page: { other: 1 }, limit: [2, 3] })).not.toThrow();
  },
);

test.each([NaN, Infinity, Object(NaN)])("%o is refused in a body, where JSON.stringify would write null", (value) => {
  expect(() => written(["application/json"], { list: [value] })).toThrow(
    new InvalidRequestError("body", 'must be JSON: it has a number that is not finite in "0"'),
  );
  expect(written(["application/json"], { list: [Object(1)] })?.content).toBe('{"list":[1]}');
});

test("a body is refused if the operation takes none, or not in the requested media type", () => {
  expect(() => written(undefined, { a: 1 })).toThrow(
    new InvalidRequestError("body", "is not accepted by this operation"),
  );
  expect(() => written(["text/plain"], { a: 1 }, "application/json")).toThrow(
    new InvalidRequestError("Content-Type", "must be text/plain"),
  );
});

test("no body is sent without a media type", () => {
  expect(written(["application/json"], undefined)).toBeUndefined();
});

test("a ready-made body is sent unchanged, with its own media type if the document takes several", async () => {
  const image = new Blob(["x"], { type: "image/png" });
  expect(await sent(["image/*"], image)).toEqual({ text: "x", type: "image/png" });
  const bytes = new Blob(["x"]);
  expect(await sent(["*/*"], bytes)).toEqual({ text: "x", type: "application/octet-stream" });
  const buffer = new Uint8Array(2);
  expect(written(["*/*"], buffer)).toEqual({ content: buffer, type: "application/octet-stream" });
  expect(written(["image/png"], buffer)).toEqual({ content: buffer, type: "image/png" });
});

test("a FormData is written with its own boundary", async () => {
  const form = new FormData();
  form.append("a", "1");
  const { text, type } = await sent(["multipart/form-data"], form);
  const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  expect(text).toBe(`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}--\r\n`);
});

test("a form has an object's entries, one per list item, and none for undefined", async () => {
  const form = { a: [1, undefined, "x"], b: undefined, c: { d: 1 } };
  const { text } = await sent(["application/x-www-form-urlencoded"], form);
  expect(text).toBe("a=1&a=x&c=%7B%22d%22%3A1%7D");
});

test.each(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "a body of %s with a getter that throws is refused, without the getter's error",
  (type) => {
    const body = {
      get a(): string {
        throw new Error("secret");
      },
    };

    expect(() => written([type], body)).toThrow(InvalidRequestError);
    expect(() => written([type], body)).not.toThrow("secret");
  },
);

test("a body whose toJSON throws is refused, without its error", () => {
  const body = {
    toJSON() {
      throw new Error("secret");
    },
  };

  expect(() => written(["application/json"], body)).toThrow(InvalidRequestError);
  expect(() => written(["application/json"], body)).toThrow(expect.not.objectContaining({ cause: expect.anything() }));
});

test.each([null, "a=1", 7])("the form %j is refused because it is not an object", (body) => {
  expect(() => written(["application/x-www-form-urlencoded"], body)).toThrow(
    new InvalidRequestError("body", "must be an object or URLSearchParams"),
  );
});

test.each([
  ["text/plain", "a\ud800"],
  ["application/xml", "<a>\udc00</a>"],
  ["multipart/form-data", { name: "a\ud800" }],
  ["application/x-www-form-urlencoded", { name: "a\ud800" }],
])("a text of %s that has no UTF-8 form is refused: it would be sent as another one", (type, body) => {
  expect(() => written([type], body)).toThrow("must be well-formed Unicode, without lone surrogates");
});

test("a form's value with reserved characters is read back as it was, whatever parser reads it", async () => {
  const type = "application/x-www-form-urlencoded";
  const encoding = { q: { allowReserved: true }, list: { allowReserved: true, explode: false } };
  const { text } = await sent({ [type]: { encoding } }, { q: "a b+c&admin=1/", list: ["x,y", "z"] });
  expect(text).toBe("q=a+b%2Bc%26admin=1/&list=x%2Cy,z");
  expect([...new URLSearchParams(text)][0]).toEqual(["q", "a b+c&admin=1/"]);
});

test("the texts of a URLSearchParams are sent as they are, also where the document wants JSON", async () => {
  const type = "application/x-www-form-urlencoded";
  const encoding = { f: { contentType: "application/json" } };
  const form = new URLSearchParams({ f: '{"a":1}' });
  expect((await sent({ [type]: { encoding } }, form)).text).toBe(form.toString());
  expect((await sent({ [type]: { encoding } }, { f: { a: 1 } })).text).toBe(form.toString());
  expect((await sent({ [type]: { encoding } }, { f: "a" })).text).toBe("f=%22a%22");
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "a Blob of type %s is sent unchanged where any media type is allowed",
  async (type) => {
    expect(await sent(["*/*"], new Blob(["a=1"], { type }))).toEqual({ text: "a=1", type });
  },
);
