import type { Oas3_1Schema } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { compileConstraints } from "../../scripts/compile/constraints.ts";
import { dereference, type OpenApiDocument, resolvePointer } from "../../scripts/compile/document.ts";
import { compileFacts } from "../../scripts/compile/facts.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { Note } from "../../scripts/compile/note.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../scripts/compile/types.ts";
import { findSpecs } from "../../scripts/find/specs.ts";
import { contractOf, operationOf } from "../support/contract.ts";

const OK = { "200": { description: "OK." } };

/** A document with one operation, as the lint would accept it. */
function documentOf(operation: object, components: object = {}, openapi = "3.1.1"): OpenApiDocument {
  const document: object = {
    openapi,
    info: { title: "Any", version: "1" },
    paths: { "/x": { get: { operationId: "read", responses: OK, ...operation } } },
    components,
  };
  return document as OpenApiDocument;
}

/** The same in the compilers' form. */
function normalizedOf(...args: Parameters<typeof documentOf>): OpenApiDocument {
  return normalizeSchemas(documentOf(...args));
}

test("a property, an item or a member that several schemas of an allOf describe has what each says of it", () => {
  const integer = { type: "integer" };
  const described = { description: "Its number." };
  const parts = [
    { properties: { id: integer }, items: integer, additionalProperties: integer },
    { properties: { id: described }, items: { minimum: 1 }, additionalProperties: { minimum: 1 } },
  ];
  const compiled = (allOf: readonly object[]) => {
    const parameters = [{ name: "filter", in: "query", style: "deepObject", schema: { allOf } }];
    return compileFacts("any", normalizedOf({ parameters })).operations["read"]?.parameters[0]?.schema;
  };
  const expected = {
    properties: { id: { type: ["integer"] } },
    items: { type: ["integer"], minimum: 1 },
    additionalProperties: { type: ["integer"], minimum: 1 },
  };
  expect(compiled(parts)).toMatchObject(expected);
  expect(compiled(parts.toReversed())).toMatchObject(expected);
});

test("marks of inferred facts are found below an allOf of many schemas", () => {
  const plain = Array.from({ length: 9 }, (_, index) => ({ title: `Part ${index}` }));
  const allOf = [...plain, { properties: { state: { type: "string", "x-source": "inferred" } } }];
  const responses = { "200": { description: "OK.", content: { "application/json": { schema: { allOf } } } } };
  const { operations } = compileFacts("any", documentOf({ responses }));
  expect(operations["read"]?.responses["200"]?.content["application/json"]?.inferred).toEqual(["/state"]);
});

test("a sample replaces no example of its name", () => {
  const schema = { type: "string", minLength: 2 };
  const content = { "application/json": { schema, examples: { sample: { value: 1 }, sample2: { value: 2 } } } };
  const responses = { "200": { description: "OK.", content } };
  const { operations } = compileFacts("any", documentOf({ responses }));
  const { examples = {} } = operations["read"]?.responses["200"]?.content["application/json"] ?? {};
  const [first, ...others] = Object.values(examples);
  expect(first).toEqual(expect.any(String));
  expect(others).toEqual([1, 2]);
});

describe("the credentials of an operation", () => {
  const securitySchemes = {
    basic: { type: "http", scheme: "basic" },
    bearer: { type: "http", scheme: "Bearer" },
    digest: { type: "http", scheme: "digest" },
    oauth: { type: "oauth2", flows: {} },
    oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.test" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
    query: { type: "apiKey", in: "query", name: "api_key" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    client: { type: "mutualTLS" },
    alias: { $ref: "#/components/securitySchemes/key" },
  };
  const inHeader = { in: "header", field: "Authorization" };
  const components = { securitySchemes };
  const document = { components };
  const securityOf = (security: readonly object[]) => operationOf({ security }, "get", "/x", document).security;

  test.each([
    ["bearer", { ...inHeader, scheme: "Bearer" }],
    ["oauth", { ...inHeader, scheme: "Bearer" }],
    ["oidc", { ...inHeader, scheme: "Bearer" }],
    ["basic", { ...inHeader, scheme: "Basic" }],
    ["key", { in: "header", field: "X-Key" }],
    ["alias", { in: "header", field: "X-Key" }],
    ["cookie", { in: "cookie", field: "session" }],
    ["query", { in: "query", field: "api_key" }],
  ])("of the scheme %s are %j", (name, expected) => {
    expect(securityOf([{ [name]: [] }])).toEqual([[{ name, ...expected, write: expect.any(Function) }]]);
  });

  test.each(["client", "absent", "digest"])("of the scheme %s can't be sent by a client", (name) => {
    expect(securityOf([{ [name]: [] }])).toBeUndefined();
  });

  test("list all alternatives, each complete, and none if no credential is needed", () => {
    const names = (security: readonly object[]) => securityOf(security)?.map((each) => each.map(({ name }) => name));
    expect(names([{ basic: [] }, { key: [], bearer: [] }, { digest: [] }])).toEqual([["basic"], ["key", "bearer"]]);
    expect(names([{}, { key: [] }])).toEqual([[], ["key"]]);
    expect(names([{ key: [], client: [] }])).toEqual([["key"]]);
    expect(names([{ bearer: [], key: [], basic: [] }])).toEqual([
      ["bearer", "key"],
      ["basic", "key"],
    ]);
  });

  test("default to the document's", () => {
    const general = { ...document, security: [{ key: [] }] };
    expect(operationOf({}, "get", "/x", general).security).toMatchObject([[{ name: "key" }]]);
    expect(operationOf({ security: [] }, "get", "/x", general).security).toBeUndefined();
    expect(operationOf({}, "get", "/x", document).security).toBeUndefined();
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

  test("are unlimited if the schema is true", () => {
    const anything: unknown = { allOf: [true, { type: "string" }] };
    expect(compileConstraints(document, anything as Oas3_1Schema)).toEqual({ type: ["string"] });
  });

  test("of OpenAPI 3.0 exclude their own limit", () => {
    const schema = { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false };
    const normalized = normalizedOf({}, { schemas: { Any: schema } }, "3.0.4");
    expect(compileConstraints(normalized, normalized.components?.schemas?.["Any"])).toEqual({
      exclusiveMinimum: 1,
      maximum: 9,
    });
  });

  test("of OpenAPI 3.0 include null where they say `nullable`", () => {
    const schema = { type: "string", nullable: true };
    const normalized = normalizedOf({}, { schemas: { Any: schema } }, "3.0.4");
    expect(compileConstraints(normalized, normalized.components?.schemas?.["Any"])).toEqual({
      type: ["string", "null"],
    });
  });
});

test("references are followed to their target, and circular or unresolvable ones are named", () => {
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

test("an open enum has its known values, any other string, and null if allowed", () => {
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

test("named examples are preferred to the schema's, those without a value are dropped, and a sample replaces missing ones", () => {
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

test("a minimal document gets a minimal table", () => {
  const bare: object = {
    openapi: "3.1.1",
    servers: [
      { url: "https://{region}.a.test/{other}", variables: { region: { default: "eu" } } },
      { url: "https://{region}.a.test", variables: { region: { default: "eu" } } },
    ],
  };
  expect(contractOf({ ...bare, info: undefined })).toEqual({
    format: 1,
    name: "any",
    title: "any",
    version: "",
    servers: ["https://eu.a.test"],
    operations: {},
  });
});

test("a parameter without a place, or in none that a request has, is left out with a note that names it", () => {
  for (const parameter of [{ name: "id" }, { name: "id", in: "body" }]) {
    const operation = { parameters: [parameter], responses: {} };
    const document: object = {
      openapi: "3.1.1",
      info: { title: "Any", version: "1" },
      paths: { "/x": { get: operation } },
    };
    const notes: Note[] = [];
    normalizeDocument(document as OpenApiDocument, notes);
    expect(notes).toEqual([
      { pointer: "#/paths/~1x/get", message: expect.stringMatching(/^The parameter "id" is left out: .*`in`/) },
    ]);
    expect(operationOf(operation).parameters).toEqual([]);
  }
});

test("specs are ordered by name, and two of the same name are refused", async () => {
  expect((await findSpecs([{ file: "/x/b.yaml" }, { file: "/y/a.json" }])).map(({ name }) => name)).toEqual(["a", "b"]);
  await expect(findSpecs([{ file: "/y/a.yaml" }, { file: "/x/a.yaml" }])).rejects.toThrow(
    '/x/a.yaml and /y/a.yaml are both called "a"',
  );
});

test.each([
  ["Pets.yaml", "Shop.yaml", "pets.yaml"],
  ["caf\u00e9.yaml", "cafeteria.yaml", "cafe\u0301.yaml"],
])("names that some file systems take for one folder are refused, whatever is between them: %j", async (...files) => {
  const input = files.map((file) => ({ file: `/x/${file}` }));
  await expect(findSpecs(input)).rejects.toThrow(/^\/x\/.* and \/x\/.* are both called/);
  await expect(findSpecs(input.slice(0, 2))).resolves.toHaveLength(2);
});

test("a document without paths has no operations", () => {
  const document: object = { openapi: "3.1.1", info: { title: "None", version: "1" } };
  expect(compileFacts("none", document as OpenApiDocument).operations).toEqual({});
});

test.each(["...yaml", "..yaml", "a b.yaml", "con.yaml", "a\u001b[0m.yaml", "-a.yaml"])(
  "a document called %j can't lead out of the generated folder",
  async (file) => {
    await expect(findSpecs([{ file: `/x/${file}` }])).rejects.toThrow(/can't be the name of a folder.*--name/);
    expect((await findSpecs([{ file: `/x/${file}`, name: "pets" }]))[0]?.name).toBe("pets");
  },
);
