import { expect, test } from "vitest";
import { OK, generateFacts, generateOperation, pathParameter } from "../support/generate-facts.ts";

test("operations inherit a path item's parameters unless they override them", async () => {
  const { operations } = await generateFacts({
    paths: {
      "/x/{id}": {
        parameters: [pathParameter({ type: "string" }), { name: "q", in: "query", schema: { type: "string" } }],
        get: { operationId: "read", parameters: [pathParameter({ type: "integer" })], responses: OK },
      },
    },
  });
  expect(operations["read"]?.parameters.map(({ name, schema }) => [name, schema])).toEqual([
    ["id", { type: ["integer"] }],
    ["q", { type: ["string"] }],
  ]);
});

test("styles, reserved characters and parameters with a media type are in the facts", async () => {
  const schema = { type: "array", items: { type: "string" } };
  const operation = await generateOperation({
    parameters: [
      { ...pathParameter(schema), style: "matrix", explode: true },
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
  const operation = await generateOperation(
    {
      parameters: [
        pathParameter({
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

test("a pattern in another regex dialect is left to the server", async () => {
  const operation = await generateOperation({
    parameters: [pathParameter({ type: "string", pattern: "(?<!x)(?i)[" })],
  });
  expect(operation?.parameters[0]?.schema).toEqual({ type: ["string"] });
});
