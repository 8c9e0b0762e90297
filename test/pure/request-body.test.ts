import { InvalidRequestError } from "revokit";
import { expect, test } from "vitest";
import type { Operation } from "../../src/contract.ts";
import type { Fields } from "../../src/headers.ts";
import { serializeBody } from "../../src/request-body.ts";

function serialized(content: readonly string[] | undefined, body: unknown, fields: Fields = {}) {
  const operation: Operation = {
    method: "POST",
    path: "/",
    parameters: [],
    responses: {},
    ...(content && { requestBody: { required: false, content } }),
  };
  return { body: serializeBody(operation, body, fields), type: fields["content-type"] };
}

test("a body is JSON where the spec does not say otherwise, or the caller does", () => {
  expect(serialized(undefined, { a: 1 })).toEqual({ body: '{"a":1}', type: "application/json" });
  expect(serialized(["application/vnd.a+json"], { a: 1 })).toEqual({ body: '{"a":1}', type: "application/vnd.a+json" });
  expect(serialized(["text/plain"], 7)).toEqual({ body: "7", type: "text/plain" });
  const fields = { "content-type": "application/json; charset=utf-8" };
  expect(serialized(["text/plain"], { a: 1 }, fields)).toEqual({ body: '{"a":1}', type: fields["content-type"] });
});

test("no body stays none, with no media type", () => {
  expect(serialized(["application/json"], undefined)).toEqual({ body: undefined, type: undefined });
});

test("what is a body already stays as it is, with its own media type where the spec takes several", () => {
  const form = new FormData();
  expect(serialized(["multipart/form-data"], form)).toEqual({ body: form, type: undefined });
  const image = new Blob(["x"], { type: "image/png" });
  expect(serialized(["image/*"], image)).toEqual({ body: image, type: "image/png" });
  const bytes = new Blob(["x"]);
  expect(serialized(["*/*"], bytes)).toEqual({ body: bytes, type: "application/octet-stream" });
  const buffer = new Uint8Array(2);
  expect(serialized(["*/*"], buffer)).toEqual({ body: buffer, type: undefined });
  expect(serialized(["image/png"], buffer)).toEqual({ body: buffer, type: "image/png" });
});

test("the entries of a form are an object's, lists one by one, and nothing for what is undefined", () => {
  const { body } = serialized(["application/x-www-form-urlencoded"], {
    a: [1, undefined, "x"],
    b: undefined,
    c: { d: 1 },
  });
  expect(String(body)).toBe("a=1&a=x&c=%7B%22d%22%3A1%7D");
});

test.each([null, "a=1", 7])("the form %j is refused, for it is no object", (body) => {
  expect(() => serialized(["application/x-www-form-urlencoded"], body)).toThrow(
    new InvalidRequestError("body", "must be an object"),
  );
});
