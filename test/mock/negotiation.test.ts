import { createMock, type HandledCall } from "revokit/mock";
import { expect, test } from "vitest";
import { BASE, compile, json } from "./compile.ts";

const answers = (content: object) => ({ description: "OK.", content });
const get = (operationId: string, responses: object) => ({ get: { operationId, responses } });
const seen: unknown[] = [];
const api = compile({
  paths: {
    "/named": get("named", {
      "200": answers({
        "application/json": { examples: { one: { value: { n: 1 } }, "two words": { value: { n: 2 } } } },
        "text/plain": { examples: { plain: { value: "A text." } } },
      }),
      "400": json({ type: "object" }, { example: {} }),
      "500": json({ type: "object" }, { example: {} }),
    }),
    "/texts": get("texts", {
      "200": answers({ "text/plain": { example: "A text." }, "application/json": { example: {} } }),
    }),
    "/versions": get("versions", {
      "200": answers({
        "application/json;version=1": { example: { v: 1 } },
        "application/json;version=2": { example: { v: 2 } },
      }),
    }),
    "/images": get("images", { "200": answers({ "image/*": { schema: { type: "string" } } }), "406": json({}) }),
    "/anything": get("anything", { "200": answers({ "*/*": { example: { n: 1 } } }) }),
    "/forms": {
      post: {
        operationId: "sendForm",
        requestBody: { content: { "multipart/form-data": { schema: { type: "object" } } } },
        responses: { "204": { description: "Done." } },
      },
    },
  },
});
const sendForm = ({ body }: HandledCall) => void seen.push(body);
const mock = createMock({ apis: [{ ...api, behaviour: { handlers: { sendForm } } }] });
const ask = async (path: string, headers: Record<string, string>) => {
  const response = await mock.fetch(BASE + path, { headers });
  const applied = response.headers.get("preference-applied");
  return { status: response.status, type: response.headers.get("content-type"), applied, text: await response.text() };
};

test.each([
  ["a code within the quoted value of another preference", 'foo="x, code=500"'],
  ["a code that is a parameter of another preference", "foo; code=500"],
  ["an example without a value", "example="],
])("ignores %s", async (_, Prefer) => {
  expect(await ask("/named", { Prefer })).toMatchObject({ status: 200, applied: null });
});

test.each([
  ['example="two words"', '{"n":2}', 'example="two words"'],
  ['example="two\\ words"', '{"n":2}', 'example="two words"'],
  ["code = 200 ; example=two", undefined, null],
  ['Code="200", EXAMPLE=one', '{"n":1}', "code=200, example=one"],
  ["code=200; example=plain", "A text.", "code=200, example=plain"],
  ["example=plain", "A text.", "example=plain"],
])("answers Prefer: %s with that example, or refuses", async (Prefer, text, applied) => {
  const answer = await ask("/named", { Prefer });
  expect(answer).toMatchObject(text === undefined ? { status: 400, applied } : { status: 200, text, applied });
});

test.each(["code=5e2", "code=0x1f4", "code=+500", "code=200, example=none"])("refuses Prefer: %s", async (Prefer) => {
  expect((await ask("/named", { Prefer })).status).toBe(400);
});

test.each([
  ["/texts", 'text/plain;x="a,b";q=0, application/json;q=0.1', "application/json"],
  ["/texts", "text/plain;q=0.5, application/json;profile=x", "application/json"],
  ["/texts", 'text/plain;x=";q=0", application/json;q=0.9', "text/plain"],
  ["/texts", "text/plain;charset=utf-8, application/json;q=0.9", "text/plain"],
  ["/versions", "application/json;version=2", "application/json;version=2"],
  ["/versions", 'application/json; version="2"; q=0.9, application/json;q=0.5', "application/json;version=2"],
  ["/versions", "application/json", "application/json;version=1"],
  ["/images", "*/*", "image/png"],
  ["/images", "image/jpeg", "image/jpeg"],
  ["/images", "image/png;q=0, image/*", "image/gif"],
  ["/images", "image/avif", "image/avif"],
  ["/anything", "text/html, */*;q=0.1", "application/json"],
  ["/anything", "application/xml", "application/xml"],
])("%s answers Accept: %s in %s", async (path, Accept, type) => {
  expect(await ask(path, { Accept })).toMatchObject({ status: 200, type });
});

test.each([
  ["text/html", 406],
  ["image/*;q=0", 406],
  ["image/png;q=0, image/gif", 200],
])("answers Accept: %s for an image with %d", async (Accept, status) => {
  expect((await ask("/images", { Accept })).status).toBe(status);
});

test.each([
  ["a token", "name=a", "a"],
  ["a quoted string", 'name="a b"', "a b"],
  ["an escaped quotation mark", 'name="a\\"b"', 'a"b'],
  ["a backslash, which browsers do not escape", 'name="a\\b"', "a\\b"],
  ["a name that follows a file name with a semicolon", 'filename="; name=b"; name="a"', "a"],
])("reads the name of a part that is %s", async (_, parameters, name) => {
  const body = `--"X\r\nContent-Disposition: form-data; ${parameters}\r\n\r\n1\r\n--"X--\r\n`;
  const headers = { "Content-Type": 'multipart/form-data; boundary="\\"X"' };
  expect((await mock.fetch(`${BASE}/forms`, { method: "POST", body, headers })).status).toBe(204);
  expect(seen.pop()).toEqual({ [name]: "1" });
});
