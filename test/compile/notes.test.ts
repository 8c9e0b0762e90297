import { expect, test } from "vitest";
import { contractOf } from "../support/contract.ts";
import { OK, notesOn } from "../support/send-request.ts";

test("integers that JavaScript can't hold exactly are noted with their places", () => {
  const bounds = {
    maximum: 2 ** 63,
    example: { list: [-(2 ** 53)] },
    const: 2 ** 53 - 1,
    minimum: 1e300,
    default: 0.5,
  };
  const small = { type: "integer", format: "int64", minimum: 0, maximum: 1000 };
  const schemas = {
    Big: bounds,
    Id: { type: "integer", format: "int64" },
    Small: small,
    Float: { ...bounds, type: "number" },
  };
  expect(notesOn({ components: { schemas } })).toEqual([
    '#/components/schemas/Big/minimum "minimum" has an integer beyond 2^53, which JavaScript reads as 1e+300.',
    '#/components/schemas/Big/maximum "maximum" has an integer beyond 2^53, which JavaScript reads as 9223372036854776000.',
    '#/components/schemas/Big/example "example" has an integer beyond 2^53, which JavaScript reads as -9007199254740992.',
    "#/components/schemas/Id An integer has the format int64: values beyond 2^53 are read inexactly. If they occur, use a string instead.",
  ]);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`S${index}`, { maximum: 2 ** 60 }]));
  expect(notesOn({ components: { schemas: many } })).toHaveLength(11);
});

test("a pattern that is not checked is noted, with the reason", () => {
  const schemas = {
    Java: { pattern: "^[a-z&&[^b]]+$" },
    Slow: { pattern: "^(a+)+$" },
    Long: { pattern: "a".repeat(5_001) },
    Fine: { pattern: "^(ab)+$" },
    Names: { patternProperties: { "\\Ax-": {}, "^y": {} } },
  };
  expect(notesOn({ openapi: "3.1.0", components: { schemas } })).toEqual([
    "#/components/schemas/Java/pattern The pattern is left to the server: it is not a pattern of ECMAScript.",
    "#/components/schemas/Slow/pattern The pattern is left to the server: it could take time exponential in the length of a text.",
    "#/components/schemas/Long/pattern The pattern is left to the server: it is longer than 5000 characters.",
    "#/components/schemas/Names/patternProperties/\\Ax- The pattern is left to the server: it is not a pattern of ECMAScript.",
  ]);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`S${index}`, { pattern: "(a*)*" }]));
  expect(notesOn({ components: { schemas: many } })).toHaveLength(11);
});

test("a range of statuses may be in lower case", () => {
  const paths = { "/x": { get: { operationId: "read", responses: { "2xx": { description: "OK." } } } } };
  expect(Object.keys(contractOf({ paths }).operations["read"]?.responses ?? {})).toEqual(["2XX"]);
});

test("a $dynamicRef that may mean several schemas is not noted, because each scope leads to one", () => {
  const node = { $dynamicAnchor: "node", type: "object", properties: { next: { $dynamicRef: "#node" } } };
  const schemas = { Tree: node, Strict: { ...node, properties: {} } };
  expect(notesOn({ openapi: "3.1.0", components: { schemas } })).toEqual([]);
});

test("the headers of a form's parts are noted, because they are not sent", () => {
  const schema = { type: "object", properties: { file: { type: "string" }, plain: { type: "string" } } };
  const headers = { "X-Rate": { schema: { type: "integer" } }, "Content-Type": { schema: { type: "string" } } };
  const content = { "multipart/form-data": { schema, encoding: { file: { headers }, plain: {} } } };
  expect(notesOn({ paths: { "/x": { post: { requestBody: { content }, responses: OK } } } })).toEqual([
    '#/paths/~1x/post The part "file" of multipart/form-data is sent without X-Rate: nothing says what the values are.',
  ]);
});

test("unsupported parts of OpenAPI 3.2 are noted", () => {
  const content = { "multipart/mixed": { schema: { type: "array" }, itemEncoding: { contentType: "image/*" } } };
  const parameters = [{ name: "p", in: "path", required: true, allowReserved: true, schema: { type: "string" } }];
  const paths = { "/x/{p}": { post: { parameters, requestBody: { content }, responses: OK } } };
  expect(notesOn({ openapi: "3.2.0", paths })).toEqual([
    '#/paths/~1x~1{p}/post allowReserved of the path parameter "p" is not followed: reserved characters are encoded.',
    "#/paths/~1x~1{p}/post The itemEncoding of multipart/mixed is not followed: pass the body as bytes.",
  ]);
});

test("operations with the same derived name get different names, with a note", () => {
  const document = { paths: { "/a-b": { get: { responses: OK } }, "/a_b": { get: { responses: OK } } } };
  expect(notesOn(document)).toEqual([
    '#/paths/~1a_b/get GET /a-b already has the name "getAB": this operation is called "getAB2". Give it a different operationId.',
  ]);
});
