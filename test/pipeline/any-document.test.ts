import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileConstraints } from "../../scripts/compile/constraints.ts";
import type { Oas3_1Schema } from "@redocly/openapi-core";
import { planGeneration } from "../../scripts/generate.ts";
import type { Facts, OperationFacts } from "../../src/facts.ts";
import { Project } from "./project.ts";
import { typeErrors } from "../support/type-check.ts";

const OK = { "200": { description: "OK." } };

/** Compiles a document, type-checks what comes of it, and returns its facts. */
async function compile(document: object, files: Readonly<Record<string, string>> = {}): Promise<Facts> {
  const spec = { openapi: "3.1.1", info: { title: "Any", version: "1" }, ...document };
  const project = await Project.create({ ...files, "specs/any.json": JSON.stringify(spec) });
  await project.generate();
  const modules = ["client", "operations", "facts", "validators"].map((name) =>
    join(project.folder, `generated/any/${name}.ts`),
  );
  expect(typeErrors(modules)).toEqual([]);
  const { facts } = await project.import("generated/any/facts.ts");
  // The type check above says what they are.
  return facts as Facts;
}

async function compileOperation(operation: object, document: object = {}): Promise<OperationFacts | undefined> {
  const facts = await compile({ ...document, paths: { "/x/{id}": { get: { responses: OK, ...operation } } } });
  return Object.values(facts.operations)[0];
}

const path = (schema: object) => ({ name: "id", in: "path", required: true, schema });

test("an operation without an operationId is named after its method and path", async () => {
  const { operations } = await compile({
    paths: {
      "/": { get: { responses: OK } },
      "/users/{user-id}/posts.json": { get: { responses: OK }, post: { responses: OK } },
      "/straße": { delete: { responses: OK } },
    },
  });
  expect(Object.keys(operations)).toEqual([
    "get",
    "getUsersByUserIdPostsJson",
    "postUsersByUserIdPostsJson",
    "deleteStraße",
  ]);
});

test("of two operations that would have one name, the second gets a number", async () => {
  const { operations } = await compile({
    paths: { "/a-b": { get: { responses: OK } }, "/a_b": { get: { responses: OK } } },
  });
  expect(Object.entries(operations).map(([name, { path: at }]) => [name, at])).toEqual([
    ["getAB", "/a-b"],
    ["getAB2", "/a_b"],
  ]);
});

test.each(["fetch", "then", "toJSON", "constructor", "__proto__", "toString"])(
  "an operation called %s gets an underscore, for the client has something else there",
  async (operationId) => {
    const { operations } = await compile({ paths: { "/": { get: { operationId, responses: OK } } } });
    expect(Object.keys(operations)).toEqual([`${operationId}_`]);
  },
);

test("names that are not identifiers are kept", async () => {
  const names = ["users/list", "list-users", "2fa", "list users", 'say "hi"', "ünï", "a#b"];
  const paths = Object.fromEntries(
    names.map((operationId, index) => [`/${index}`, { get: { operationId, responses: OK } }]),
  );
  // openapi-typescript writes a "#" as "/".
  expect(Object.keys((await compile({ paths })).operations)).toEqual([...names.slice(0, -1), "a/b"]);
});

test("__proto__ is an ordinary name for a path, a schema, a property, a header and an example", async () => {
  const proto = JSON.parse('{ "__proto__": { "schema": { "type": "string" }, "example": "x" } }') as object;
  const schemas = JSON.parse(
    '{ "__proto__": { "type": "object", "properties": { "__proto__": { "type": "string" } } } }',
  );
  const { operations } = await compile({
    components: { schemas: schemas as object },
    paths: {
      "/__proto__": {
        get: { operationId: "read", responses: { "200": { description: "OK.", headers: proto, content: proto } } },
      },
    },
  });
  expect(operations["read"]?.path).toBe("/__proto__");
  expect(Object.keys(operations["read"]?.responses ?? {})).toEqual(["200"]);
  expect(Object.keys(operations["read"]?.responses["200"]?.content ?? {})).toEqual(["__proto__"]);
});

test("of two parameters with the same name, and of one called body, the later in path, query, header, cookie is named after its place", async () => {
  const operation = await compileOperation({
    parameters: [
      { name: "id", in: "query", schema: { type: "string" } },
      path({ type: "string" }),
      { name: "body", in: "query", schema: { type: "string" } },
      { name: "id", in: "cookie", schema: { type: "string" } },
    ],
  });
  expect(operation?.parameters.map(({ in: place, argument }) => [place, argument])).toEqual([
    ["query", "query_id"],
    ["path", undefined],
    ["query", "query_body"],
    ["cookie", "cookie_id"],
  ]);
});

test("a parameter whose other name is taken too gets a number", async () => {
  const query = { in: "query", schema: { type: "string" } };
  const operation = await compileOperation({
    parameters: [path({}), { ...query, name: "query_id" }, { ...query, name: "id" }],
  });
  expect(operation?.parameters.map(({ name, argument }) => [name, argument])).toEqual([
    ["id", undefined],
    ["query_id", undefined],
    ["id", "query_id2"],
  ]);
});

test("operations inherit a path item's parameters unless they override them", async () => {
  const { operations } = await compile({
    paths: {
      "/x/{id}": {
        parameters: [path({ type: "string" }), { name: "q", in: "query", schema: { type: "string" } }],
        get: { operationId: "read", parameters: [path({ type: "integer" })], responses: OK },
      },
    },
  });
  expect(operations["read"]?.parameters.map(({ name, schema }) => [name, schema])).toEqual([
    ["id", { type: ["integer"] }],
    ["q", { type: ["string"] }],
  ]);
});

test("styles, reserved characters and parameters with a media type reach the table", async () => {
  const schema = { type: "array", items: { type: "string" } };
  const operation = await compileOperation({
    parameters: [
      { ...path(schema), style: "matrix", explode: true },
      { name: "pipes", in: "query", style: "pipeDelimited", explode: false, schema },
      { name: "deep", in: "query", style: "deepObject", schema: { type: "object" } },
      { name: "raw", in: "query", allowReserved: true, schema },
      { name: "filter", in: "query", content: { "application/json": { schema: { type: "object" } } } },
    ],
  });
  expect(operation?.parameters).toMatchObject([
    { name: "id", style: "matrix", explode: true },
    { name: "pipes", style: "pipeDelimited", explode: false },
    { name: "deep", style: "deepObject" },
    { name: "raw", allowReserved: true },
    { name: "filter", content: "application/json", schema: { type: ["object"] } },
  ]);
});

test("a parameter is checked against all of its allOf and the siblings of a reference", async () => {
  const operation = await compileOperation(
    {
      parameters: [
        path({
          $ref: "#/components/schemas/Id",
          maxLength: 30,
          allOf: [{ pattern: "^a" }, { minLength: 3 }, { allOf: [{ maxLength: 10 }] }],
        }),
      ],
    },
    { components: { schemas: { Id: { type: ["string", "null"], minLength: 1, enum: ["abc", "abcd"] } } } },
  );
  expect(operation?.parameters[0]?.schema).toEqual({
    type: ["string", "null"],
    enum: ["abc", "abcd"],
    pattern: "^a",
    minLength: 3,
    maxLength: 10,
  });
});

test("recursive schemas are compiled", async () => {
  const Tree = {
    type: "array",
    items: { type: "object", properties: { children: { $ref: "#/components/schemas/Tree" } } },
  };
  const operation = await compileOperation(
    { parameters: [path({ $ref: "#/components/schemas/Tree" })] },
    { components: { schemas: { Tree } } },
  );
  expect(operation?.parameters[0]?.schema).toMatchObject({ type: ["array"], items: { type: ["object"] } });

  const List: Oas3_1Schema = { type: "array", items: { $ref: "#/components/schemas/List" } };
  const document = { openapi: "3.1.1", info: { title: "Any", version: "1" }, components: { schemas: { List } } };
  expect(compileConstraints(document, List)).toEqual({ type: ["array"], items: {} });
});

test("arrays of themselves, alone or among alternatives, become valid types", async () => {
  const list = (name: string) => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });
  const Json = { oneOf: [{ type: ["string", "number", "null"] }, list("Json")] };
  const schemas = { Tree: list("Tree"), Odd: list("Even"), Even: { ...list("Odd"), type: ["array", "null"] }, Json };
  const content = Object.fromEntries(
    Object.keys(schemas).map((name) => [
      `application/${name}+json`,
      { schema: { $ref: `#/components/schemas/${name}` } },
    ]),
  );
  const { operations } = await compile({
    components: { schemas },
    paths: { "/": { get: { operationId: "read", responses: { "200": { description: "OK.", content } } } } },
  });
  expect(Object.keys(operations["read"]?.responses["200"]?.content ?? {})).toEqual(Object.keys(content));
});

test("properties that only some alternatives declare are checked in code that passes tsc", async () => {
  const alternative = (...names: readonly string[]) => ({
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
    additionalProperties: false,
  });
  // Beyond this many properties, Ajv looks them up in the schema itself.
  const many = Array.from({ length: 9 }, (_, index) => `p${index}`);
  const schema = { anyOf: [{ type: "object", properties: { data: alternative(...many) } }, alternative("other")] };
  const { operations } = await compile({
    paths: {
      "/": {
        get: {
          operationId: "read",
          responses: { "200": { description: "OK.", content: { "application/json": { schema } } } },
        },
      },
    },
  });
  expect(Object.keys(operations)).toEqual(["read"]);
});

test("an object without any allowed property is checked in code that passes tsc", async () => {
  const schema = { type: "object", additionalProperties: false };
  const content = { "application/json": { schema } };
  await compile({ paths: { "/": { get: { responses: { 200: { description: "Nothing.", content } } } } } });
});

test("a pattern in another regex dialect is left to the server", async () => {
  const operation = await compileOperation({ parameters: [path({ type: "string", pattern: "(?<!x)(?i)[" })] });
  expect(operation?.parameters[0]?.schema).toEqual({ type: ["string"] });
});

test("binary, multipart, forms, ranges and no responses at all are compiled", async () => {
  const { operations } = await compile({
    paths: {
      "/files": {
        post: {
          operationId: "upload",
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: { type: "object", properties: { file: { type: "string", contentMediaType: "image/png" } } },
              },
              "application/x-www-form-urlencoded": { schema: { type: "object" } },
              "application/octet-stream": {},
            },
          },
          responses: { "2XX": { description: "OK.", content: { "image/*": {} } }, default: { description: "Not OK." } },
        },
        head: { operationId: "probe" },
      },
    },
  });
  expect(operations["upload"]).toMatchObject({
    requestBody: {
      required: false,
      content: { "multipart/form-data": {}, "application/x-www-form-urlencoded": {}, "application/octet-stream": {} },
    },
    responses: { "2XX": { content: { "image/*": {} } }, default: { content: {} } },
  });
  expect(operations["probe"]?.responses).toEqual({});
});

test("webhooks, callbacks and unused path items are not operations", async () => {
  const event = (operationId: string) => ({ post: { operationId, responses: OK } });
  const { operations } = await compile({
    webhooks: { created: event("onCreated") },
    components: { pathItems: { Shared: event("shared"), Unused: event("unused") } },
    paths: {
      "/x": {
        post: {
          operationId: "subscribe",
          callbacks: { done: { "{$request.body#/url}": event("onDone") } },
          responses: OK,
        },
      },
      "/y": { $ref: "#/components/pathItems/Shared" },
    },
  });
  expect(Object.keys(operations)).toEqual(["subscribe", "shared"]);
});

test("a spec may consist of several files that refer to each other", async () => {
  const facts = await compile(
    { paths: { "/x/{id}": { $ref: "parts/x.yaml" } } },
    {
      "specs/parts/x.yaml": `get:
  operationId: read
  parameters: [{ $ref: "common.yaml#/Id" }]
  responses: { "200": { description: OK., content: { application/json: { schema: { $ref: "common.yaml#/Tree" } } } } }
`,
      "specs/parts/common.yaml": `Id: { name: id, in: path, required: true, schema: { type: string } }
Tree: { type: object, properties: { child: { $ref: "#/Tree" } } }
`,
    },
  );
  expect(facts.operations["read"]?.parameters).toMatchObject([{ name: "id", in: "path" }]);
});

test("a reference to another host is refused, with the option that allows it", async () => {
  const reference = { $ref: "https://example.test/schemas.yaml#/Id" };
  await expect(compileOperation({ parameters: [path(reference)] })).rejects.toThrow(
    /any\.json:1:\d+ .*remote.*copy.*--allow-remote/,
  );
});

test("an allowed reference to another host is followed, and its spec is compiled each time", async () => {
  const requests: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    requests.push(url);
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{ "Id": { "type": "string", "maxLength": 7 } }');
  }).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const parameters = [path({ $ref: `http://127.0.0.1:${port}/schemas.json#/Id` })];
    const spec = {
      ...{ openapi: "3.1.1", info: { title: "Any", version: "1" } },
      paths: { "/x/{id}": { get: { parameters, responses: OK } } },
    };
    const project = await Project.create({ "specs/any.json": JSON.stringify(spec) });
    const request = { ...project.request, lint: { ...project.request.lint, allowRemote: true } };
    for (let run = 1; run <= 2; run++) {
      const { changes } = await planGeneration(request);
      const operations = changes.find((change) => change.path === "any/operations.ts");
      expect(operations).toMatchObject({ content: expect.stringContaining("maxLength: 7") });
      expect(requests).toEqual(Array.from({ length: run }, () => "/schemas.json"));
    }
  } finally {
    server.close();
  }
});

test("OpenAPI 3.2 is compiled with its method QUERY, without methods that types can't express", async () => {
  const { operations } = await compile({
    openapi: "3.2.0",
    paths: {
      "/": {
        get: { responses: OK },
        query: { operationId: "search", responses: OK },
        additionalOperations: { COPY: { operationId: "copy", responses: OK } },
      },
    },
  });
  expect(Object.entries(operations).map(([id, { method }]) => [id, method])).toEqual([
    ["get", "GET"],
    ["search", "QUERY"],
  ]);
});
