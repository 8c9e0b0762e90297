import { describe, expect, test } from "vitest";
import { createMock } from "revokit/mock";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../scripts/compile/types.ts";
import { BASE, compile } from "../mock/compile.ts";

/** An operation that has a schema in one place. */
type Place = (schema: unknown) => object;

const parameter =
  (place: string, more: object = {}): Place =>
  (schema) => ({ parameters: [{ name: "p", in: place, schema, ...more }] });
const body =
  (type: string): Place =>
  (schema) => ({ requestBody: { content: { [type]: { schema } } } });
const response =
  (type: string): Place =>
  (schema) => ({ responses: { 200: { description: "OK.", content: { [type]: { schema } } } } });
const within =
  (keywords: (schema: unknown) => object): Place =>
  (schema) =>
    response("application/json")(keywords(schema));

const PLACES: Readonly<Record<string, Place>> = {
  "a query parameter": parameter("query"),
  "a path parameter": parameter("path", { required: true }),
  "a header parameter": parameter("header"),
  "a cookie parameter": parameter("cookie"),
  "a deepObject": parameter("query", { style: "deepObject" }),
  "a parameter with content": (schema) => ({
    parameters: [{ name: "p", in: "query", content: { "application/json": { schema } } }],
  }),
  "a response header": (schema) => ({
    responses: { 200: { description: "OK.", headers: { "X-Any": { schema, required: true } } } },
  }),
  ...Object.fromEntries(
    [
      ...["application/json", "application/xml", "text/plain", "image/png", "*/*"],
      ...["application/x-www-form-urlencoded", "multipart/form-data"],
    ].map((type) => [`a body of ${type}`, body(type)]),
  ),
  ...Object.fromEntries(
    ["application/json", "application/xml", "text/plain", "image/png", "*/*"].map((type) => [
      `a response of ${type}`,
      response(type),
    ]),
  ),
  "the items of a stream": (itemSchema) => ({
    responses: { 200: { description: "OK.", content: { "text/event-stream": { itemSchema } } } },
  }),
  "a reference": () => response("application/json")({ $ref: "#/components/schemas/Any" }),
  properties: within((any) => ({ type: "object", properties: { any }, required: ["any"] })),
  items: within((items) => ({ type: "array", items, prefixItems: [items], contains: items })),
  maps: within((any) => ({ additionalProperties: any, patternProperties: { a: any }, propertyNames: any })),
  combinations: within((any) => ({ allOf: [any], anyOf: [any, true], oneOf: [any], not: any !== true })),
  conditions: within((any) => ({ if: any, then: any, else: any, dependentSchemas: { a: any } })),
  "what remains": within((any) => ({ unevaluatedProperties: any, unevaluatedItems: any })),
};

describe.each([true, false])("a schema that is %s", (schema) => {
  test.each(Object.entries(PLACES))("is compiled as %s, and the mock answers", async (name, place) => {
    const operation = { operationId: "read", responses: { 200: { description: "OK." } }, ...place(schema) };
    const path = name === "a path parameter" ? "/x/{p}" : "/x";
    const document = { components: { schemas: { Any: schema } }, paths: { [path]: { post: operation } } };
    const whole: object = { openapi: "3.1.1", info: { title: "Any", version: "1" }, ...document };
    expect(compileTypes(normalizeSchemas(normalizeDocument(whole as OpenApiDocument)))).toContain("read: {");

    const mock = createMock({ apis: [compile(document)] });
    const { status } = await mock.fetch(`${BASE}/x${path === "/x" ? "" : "/1"}`, { method: "POST" });
    // `false` has no value: no path parameter is valid, and no body can be made.
    expect(status).toBeOneOf(schema ? [200] : [200, 400, 501]);
  });
});
