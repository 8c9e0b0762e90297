import { expect, test } from "vitest";
import { OK, generateFacts, generateOperation, pathParameter } from "../support/generate-facts.ts";

test("an operation without an operationId is named after its method and path", async () => {
  const { operations } = await generateFacts({
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

test("if two operations would have the same name, the second gets a number", async () => {
  const { operations } = await generateFacts({
    paths: { "/a-b": { get: { responses: OK } }, "/a_b": { get: { responses: OK } } },
  });
  expect(Object.entries(operations).map(([name, { path: at }]) => [name, at])).toEqual([
    ["getAB", "/a-b"],
    ["getAB2", "/a_b"],
  ]);
});

test.each(["fetch", "then", "toJSON", "constructor", "__proto__", "toString"])(
  "an operation called %s gets an underscore, because the name is taken",
  async (operationId) => {
    const { operations } = await generateFacts({ paths: { "/": { get: { operationId, responses: OK } } } });
    expect(Object.keys(operations)).toEqual([`${operationId}_`]);
  },
);

test("names that are not identifiers are kept", async () => {
  const names = ["users/list", "list-users", "2fa", "list users", 'say "hi"', "ünï", "a#b"];
  const paths = Object.fromEntries(
    names.map((operationId, index) => [`/${index}`, { get: { operationId, responses: OK } }]),
  );
  // openapi-typescript writes a "#" as "/".
  expect(Object.keys((await generateFacts({ paths })).operations)).toEqual([...names.slice(0, -1), "a/b"]);
});

test("__proto__ is an ordinary name for a path, a schema, a property, a header and an example", async () => {
  const proto = JSON.parse('{ "__proto__": { "schema": { "type": "string" }, "example": "x" } }') as object;
  const schemas = JSON.parse(
    '{ "__proto__": { "type": "object", "properties": { "__proto__": { "type": "string" } } } }',
  );
  const { operations } = await generateFacts({
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
  const operation = await generateOperation({
    parameters: [
      { name: "id", in: "query", schema: { type: "string" } },
      pathParameter({ type: "string" }),
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
  const operation = await generateOperation({
    parameters: [pathParameter({}), { ...query, name: "query_id" }, { ...query, name: "id" }],
  });
  expect(operation?.parameters.map(({ name, argument }) => [name, argument])).toEqual([
    ["id", undefined],
    ["query_id", undefined],
    ["id", "query_id2"],
  ]);
});
