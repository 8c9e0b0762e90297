import type { Oas3_1Schema } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { compileConstraints } from "../../scripts/compile/constraints.ts";
import { compileCredential } from "../../scripts/compile/credential.ts";
import { dereference, type OpenApiDocument, resolvePointer } from "../../scripts/compile/document.ts";
import { compileFacts } from "../../scripts/compile/facts.ts";
import { compileContract } from "../../scripts/compile/operations.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../scripts/compile/types.ts";
import { findSpecs } from "../../scripts/find/specs.ts";

const OK = { "200": { description: "OK." } };

/** A document with one operation, as the lint would let it through. */
function documentOf(operation: object, components: object = {}, openapi = "3.1.1"): OpenApiDocument {
  const document: object = {
    openapi,
    info: { title: "Any", version: "1" },
    paths: { "/x": { get: { operationId: "read", responses: OK, ...operation } } },
    components,
  };
  return document as OpenApiDocument;
}

/** The same, as the compilers get it. */
function normalizedOf(...args: Parameters<typeof documentOf>): OpenApiDocument {
  return normalizeSchemas(documentOf(...args));
}

describe("the credential of an operation", () => {
  const securitySchemes = {
    basic: { type: "http", scheme: "basic" },
    bearer: { type: "http", scheme: "Bearer" },
    oauth: { type: "oauth2", flows: {} },
    oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.test" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    client: { type: "mutualTLS" },
    alias: { $ref: "#/components/securitySchemes/key" },
  };
  const bearer = { header: "Authorization", scheme: "Bearer" };

  test.each([
    [["bearer"], bearer],
    [["oauth"], bearer],
    [["oidc"], bearer],
    [["key"], { header: "X-Key" }],
    [["alias"], { header: "X-Key" }],
    [["basic"], undefined],
    [["cookie"], undefined],
    [["client"], undefined],
    [["absent"], undefined],
    [["basic", "cookie", "client", "key", "bearer"], { header: "X-Key" }],
  ])("of the alternatives %j is %j", (names, expected) => {
    const operation = { responses: OK, security: names.map((name) => ({ [name]: [] })) };
    expect(compileCredential(documentOf({}, { securitySchemes }), operation)).toEqual(expected);
  });

  test("is one token, not two together, and also sent where none is needed", () => {
    const document = documentOf({}, { securitySchemes });
    expect(compileCredential(document, { responses: OK, security: [{ key: [], bearer: [] }] })).toBeUndefined();
    expect(compileCredential(document, { responses: OK, security: [{}, { key: [] }] })).toEqual({ header: "X-Key" });
  });

  test("is the document's where the operation says nothing", () => {
    const document = { ...documentOf({}, { securitySchemes }), security: [{ key: [] }] };
    expect(compileCredential(document, { responses: OK })).toEqual({ header: "X-Key" });
    expect(compileCredential(document, { responses: OK, security: [] })).toBeUndefined();
    expect(compileCredential(documentOf({}), { responses: OK })).toBeUndefined();
  });
});

describe("the bounds of a parameter", () => {
  const document = documentOf({}, { schemas: { Id: { type: "string" } } });
  const integers = { type: "integer" } as const;

  test.each<[Oas3_1Schema, object]>([
    [{ const: "a" }, { enum: ["a"] }],
    [{ allOf: [integers, { type: "number" }] }, { type: ["integer"] }],
    [{ allOf: [{ type: "number" }, integers] }, { type: ["integer"] }],
    [{ allOf: [{ type: ["string", "null"] }, { type: ["string", "integer"] }] }, { type: ["string"] }],
    [{ allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }, { enum: ["b"] }],
    [
      {
        allOf: [
          { minimum: 1, maximum: 9, multipleOf: 2 },
          { minimum: 2, maximum: 8, multipleOf: 3 },
        ],
      },
      { minimum: 2, maximum: 8, multipleOf: 2 },
    ],
  ])("%j is %j", (schema, expected) => {
    expect(compileConstraints(document, schema)).toEqual(expected);
  });

  test("may be any where the schema is true", () => {
    const anything: unknown = { allOf: [true, { type: "string" }] };
    expect(compileConstraints(document, anything as Oas3_1Schema)).toEqual({ type: ["string"] });
  });

  test("of OpenAPI 3.0 exclude their own limit", () => {
    const schema: unknown = { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false };
    expect(compileConstraints(documentOf({}, {}, "3.0.4"), schema as Oas3_1Schema)).toEqual({
      exclusiveMinimum: 1,
      maximum: 9,
    });
  });
});

test("references are followed to their end, and one that has none, or leads nowhere, is named", () => {
  const document = documentOf(
    {},
    {
      schemas: {
        A: { $ref: "#/components/schemas/B" },
        B: { type: "string" },
        C: { $ref: "#/components/schemas/D" },
        D: { $ref: "#/components/schemas/C" },
      },
    },
  );
  const at = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  expect(dereference(document, at("A"))).toEqual({ type: "string" });
  expect(() => dereference(document, at("C"))).toThrow("#/components/schemas/C points at itself");
  expect(() => dereference(document, at("E"))).toThrow("#/components/schemas/E points nowhere");
  expect(() => resolvePointer(document, "#/openapi/length")).toThrow("#/openapi/length points nowhere");
});

test("an open enum has its words, any other string, and null where that may be", () => {
  const properties = {
    open: { type: "string", "x-extensible-enum": ["a", "b"] },
    nullable: { type: ["string", "null"], "x-extensible-enum": ["a"] },
    broken: { type: "string", "x-extensible-enum": "a" },
  };
  const source = compileTypes(normalizedOf({}, { schemas: { Words: { type: "object", properties } } }));
  expect(source).toMatch(/open\?: "a" \| "b" \| \(string & \{\}\);/);
  expect(source).toMatch(/nullable\?: "a" \| \(string & \{\}\) \| null;/);
  expect(source).toMatch(/broken\?: string;/);

  const old = { type: "object", properties: { word: { type: "string", nullable: true, "x-extensible-enum": ["a"] } } };
  expect(compileTypes(normalizedOf({}, { schemas: { Old: old } }, "3.0.4"))).toMatch(
    /word\?: "a" \| \(string & \{\}\) \| null;/,
  );
});

test("of examples, named ones go before the schema's, those without a value are left out, and where there is none one is made", () => {
  const content = {
    "application/json": {
      examples: { one: { value: 1 }, two: { dataValue: 2 }, far: { externalValue: "https://a.test" } },
    },
    "text/plain": { schema: { type: "string", examples: ["first", "second"] } },
    "text/html": { schema: { type: "string", example: "<b>" } },
    "text/css": { schema: { $ref: "#/components/schemas/None" } },
    "text/csv": {},
  };
  const document = documentOf({ responses: { 200: { description: "OK.", content } } }, { schemas: { None: {} } });
  expect(compileFacts("any", document).operations["read"]?.responses["200"]?.content).toEqual({
    "application/json": { examples: { one: 1, two: 2 } },
    "text/plain": { examples: { default: "first" } },
    "text/html": { examples: { default: "<b>" } },
    "text/css": { examples: { sample: null } },
    "text/csv": { examples: { sample: null } },
  });
});

test("a document that says little gets a table that says so", () => {
  const bare: object = {
    openapi: "3.1.1",
    servers: [{ url: "https://{region}.a.test/{other}", variables: { region: { default: "eu" } } }],
  };
  expect(compileContract("bare", bare as OpenApiDocument)).toEqual({
    name: "bare",
    title: "bare",
    version: "",
    servers: ["https://eu.a.test/{other}"],
    operations: {},
  });
});

test("a parameter without a place is an error that names it", () => {
  expect(() => compileContract("a", documentOf({ parameters: [{ name: "id" }] }))).toThrow('"id" is in no place');
});

test("specs come in the order of their names, and two of one name are refused", async () => {
  expect((await findSpecs({ files: ["/x/b.yaml", "/y/a.json"] })).map(({ name }) => name)).toEqual(["a", "b"]);
  await expect(findSpecs({ files: ["/y/a.yaml", "/x/a.yaml"] })).rejects.toThrow(
    '/x/a.yaml and /y/a.yaml are both called "a"',
  );
});

test("a document without paths has no operations", () => {
  const document: object = { openapi: "3.1.1", info: { title: "None", version: "1" } };
  expect(compileFacts("none", document as OpenApiDocument).operations).toEqual({});
});
