import { expect, test } from "vitest";
import { OK, generateFacts } from "../support/generate-facts.ts";

test("binary, multipart, forms, ranges and no responses at all are compiled", async () => {
  const { operations } = await generateFacts({
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
  const { operations } = await generateFacts({
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
  const facts = await generateFacts(
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

test("OpenAPI 3.2 is compiled with its method QUERY, without methods that types can't express", async () => {
  const { operations } = await generateFacts({
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
