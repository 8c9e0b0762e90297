import { kirim, natural } from "revokit/mock";
import { expect, test } from "vitest";
import { asMockApi } from "../../scripts/conformance/runner/described-api.ts";
import { thirdApis } from "../conformance/documented-apis.ts";
import { answerEveryOperation } from "./answer-every-operation.ts";
import { compile, json } from "./compile.ts";

const responses = { "200": { description: "OK." }, "400": { description: "Wrong." } };
const inPath = (name: string, schema: object) => ({ name, in: "path", required: true, schema });

/** Features of public documents that other fixtures lack. */
const oddities = compile({
  servers: [{ url: "/relative/v1" }],
  security: [{ key: [], token: [] }],
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "Authorization" },
      token: { type: "http", scheme: "bearer" },
    },
  },
  paths: {
    "/invalid-examples": {
      post: {
        operationId: "invalidExamples",
        parameters: [{ name: "n", in: "query", required: true, schema: { type: "integer" }, example: "seven" }],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
              example: [],
            },
          },
        },
        responses: { "200": json({ type: "object" }, { example: "no object" }) },
      },
    },
    "/null": { get: { operationId: "nothing", responses: { "200": json({ enum: [null] }) } } },
    "/found": {
      get: {
        operationId: "found",
        responses: {
          "302": {
            description: "There.",
            headers: { Location: { required: true, schema: { type: "string", format: "uri" } } },
          },
        },
      },
    },
    "/ranges": {
      get: { operationId: "ranges", responses: { "2XX": { description: "OK.", content: { "*/*": { schema: {} } } } } },
    },
    "/get-with-body": {
      get: {
        operationId: "getWithBody",
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses,
      },
    },
    "/files": {
      post: {
        operationId: "upload",
        requestBody: {
          required: true,
          content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
        },
        responses,
      },
    },
    "/things/{id}": {
      get: {
        operationId: "byId",
        parameters: [inPath("id", { type: "string", format: "uuid" })],
        responses: { "200": json({ const: "by id" }) },
      },
    },
    "/things/{name}": {
      get: {
        operationId: "byName",
        parameters: [inPath("name", { type: "string", pattern: "^[a-z]+[.]txt$" })],
        responses: { "200": json({ const: "by name" }) },
      },
    },
    "/items/{key}": {
      get: {
        operationId: "readItem",
        parameters: [inPath("key", { type: "integer" })],
        responses: { "200": json({ type: "object" }), "404": { description: "None." } },
      },
      put: {
        operationId: "putItem",
        parameters: [inPath("key", { type: "string" })],
        responses: { "200": json({ type: "object" }), "404": { description: "None." } },
      },
    },
  },
});

const apis = [kirim, natural, oddities, ...(await thirdApis()).map(({ api }) => asMockApi(api))];

test.each(apis.map((api) => ({ name: api.facts.name, api })))(
  "each operation of $name, called with its examples or samples, is answered as documented",
  async ({ api }) => {
    const { called, misses } = await answerEveryOperation(api);
    expect(misses).toEqual([]);
    expect(called).toBe(Object.keys(api.facts.operations).length);
  },
);
