import { expect, test } from "vitest";
import { compileConstraints } from "../../scripts/compile/constraints.ts";
import type { Oas3_1Schema } from "@redocly/openapi-core";
import { generateFacts, generateOperation, pathParameter } from "../support/generate-facts.ts";

test("recursive schemas are compiled", async () => {
  const Tree = {
    type: "array",
    items: { type: "object", properties: { children: { $ref: "#/components/schemas/Tree" } } },
  };
  const operation = await generateOperation(
    { parameters: [pathParameter({ $ref: "#/components/schemas/Tree" })] },
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
  const { operations } = await generateFacts({
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
  const { operations } = await generateFacts({
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
  await generateFacts({ paths: { "/": { get: { responses: { 200: { description: "Nothing.", content } } } } } });
});
