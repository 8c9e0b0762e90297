import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../scripts/compile/types.ts";
import { callAll } from "../corpus/calls.ts";
import { compile, json } from "../mock/compile.ts";
import { contractOf } from "../support/contract.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pet = (description: string) => ({
  type: "object",
  description,
  required: ["name"],
  properties: { name: { type: "string" } },
});
const schemas = { Pet: pet("A pet."), Animal: pet("Any animal."), Alias: ref("Pet") };

const sends = (mediaType: string, schema?: object) => ({
  paths: {
    "/x": {
      post: {
        operationId: "send",
        requestBody: { required: true, content: { [mediaType]: schema === undefined ? {} : { schema } } },
        responses: { 204: { description: "Done." } },
      },
    },
  },
});
const answers = (schema: object) => ({
  paths: { "/x": { get: { operationId: "read", responses: { 200: json(schema) } } } },
  components: { schemas },
});
const inQuery = (schema: object) => ({
  paths: {
    "/things": {
      get: {
        operationId: "list",
        parameters: [{ name: "filter", in: "query", required: true, schema }],
        responses: { 204: { description: "Found." } },
      },
    },
  },
});
const inPath = (parameter: object) => ({
  paths: {
    "/refs/{ref}": {
      get: {
        operationId: "find",
        parameters: [{ name: "ref", in: "path", required: true, schema: { type: "string" }, ...parameter }],
        responses: { 204: { description: "Found." } },
      },
    },
  },
});

/** Documents that must not be taken literally, since no call could succeed. */
const documents: Readonly<Record<string, object>> = {
  "a multipart form that is described as bytes": sends("multipart/form-data", { type: "string", format: "binary" }),
  "a multipart form that is not described": sends("multipart/form-data"),
  "a multipart form of which only a title is known": sends("multipart/form-data", { title: "Upload" }),
  "a form that is described as a string": sends("application/x-www-form-urlencoded", { type: "string" }),
  "a oneOf with the same reference twice": answers({ oneOf: [ref("Pet"), ref("Pet")] }),
  "a oneOf with two references to equal schemas": answers({ oneOf: [ref("Pet"), ref("Animal")] }),
  "a oneOf with a reference and an alias of it": answers({ oneOf: [ref("Alias"), ref("Pet")] }),
  "a oneOf with equal schemas of different titles": answers({
    oneOf: [
      { type: "string", title: "A" },
      { type: "string", title: "B" },
    ],
  }),
  "a oneOf in a property with the same schema twice": answers({
    type: "object",
    required: ["pet"],
    properties: { pet: { oneOf: [ref("Pet"), pet("Again.")] } },
  }),
  "a oneOf whose discriminator maps two values to one schema": answers({
    oneOf: [ref("Pet"), ref("Pet")],
    discriminator: { propertyName: "name", mapping: { cat: ref("Pet").$ref, dog: ref("Pet").$ref } },
  }),
  "a oneOf whose alternatives have only optional properties": answers({
    type: "object",
    properties: { message: { type: "string" } },
    oneOf: [
      { type: "object", properties: { error: { type: "string" } } },
      { type: "object", properties: { reason: { type: "integer" }, more: ref("Pet") } },
      { type: "object", properties: {} },
    ],
  }),
  "a oneOf whose alternatives are composed and have only optional properties": {
    ...answers({ oneOf: [ref("Sent"), ref("Failed"), ref("Queued")] }),
    components: {
      schemas: {
        Base: { type: "object", properties: { id: { type: "string" } } },
        Sent: { allOf: [ref("Base"), { type: "object", properties: { price: { type: "number" } } }] },
        Failed: { allOf: [ref("Base"), { type: "object", properties: { reason: { type: "string" } } }] },
        Queued: { allOf: [ref("Base"), { type: "object", properties: { place: { type: "integer" } } }] },
      },
    },
  },
  "a oneOf whose alternatives differ only in the items of a list": {
    ...answers({ oneOf: [ref("Sent"), ref("Failed")] }),
    components: {
      schemas: {
        Sent: {
          type: "object",
          properties: { count: { type: "string" }, messages: { type: "array", items: ref("Message") } },
        },
        Failed: {
          type: "object",
          properties: { count: { type: "string" }, messages: { type: "array", items: ref("Problem") } },
        },
        Message: { type: "object", properties: { status: { type: "string" }, price: { type: "string" } } },
        Problem: { type: "object", properties: { status: { type: "string" }, reason: { type: "string" } } },
      },
    },
  },
  "a response in several parts": {
    paths: {
      "/x": {
        get: {
          operationId: "read",
          responses: { 200: { description: "OK.", content: { "multipart/related": { schema: pet("A pet.") } } } },
        },
      },
    },
  },
  "a path parameter whose example has a slash": inPath({ example: "heads/main" }),
  "a path parameter of whose examples one has a slash": inPath({
    examples: { branch: { value: "heads/main" }, short: { value: "main" } },
  }),
  "a path parameter whose schema's example has a slash": inPath({ schema: { type: "string", example: "a/b" } }),
  "a query parameter that is any object": inQuery({ type: "object" }),
  "a query parameter that is any list": inQuery({ type: "array", items: {} }),
  "a query parameter with an optional list in it": inQuery({
    type: "object",
    properties: { tags: { type: "array", items: { type: "string" } }, name: { type: "string" } },
  }),
  "a path parameter whose default has a slash": inPath({ schema: { type: "string", default: "a/b" } }),
  "a path parameter whose pattern requires a slash": inPath({
    schema: { type: "string", pattern: "^projects/[a-z]+$" },
  }),
  "a path parameter whose pattern allows nothing": inPath({ schema: { type: "string", pattern: "^[a-z]{0,4}$" } }),
  "a path parameter whose pattern allows nothing and thousands": inPath({
    schema: { type: "string", pattern: "^[a-zA-Z0-9]{0,4096}$" },
  }),
  "a path parameter whose pattern allows anything": inPath({ schema: { type: "string", pattern: ".+" } }),
  "a path parameter whose pattern excludes some characters": inPath({
    schema: { type: "string", minLength: 1, maxLength: 256, pattern: "^[^*#&+:<>?]+$" },
  }),
  "a path parameter whose enum has slashes only": inPath({ schema: { enum: ["a/b", "c/d"] } }),
  "a path parameter of any type": inPath({ schema: { "x-go-type": "Color" } }),
  "a path parameter that may be null": inPath({ schema: { enum: [null, "a"] } }),
  "a path parameter whose list may be empty": inPath({ schema: { type: "array", items: { type: "string" } } }),
};

test.each(Object.entries(documents))("an operation whose document has %s can be called", async (_, document) => {
  const { called, failures } = await callAll({ ...compile(document), contract: contractOf(document) });
  expect(failures).toEqual([]);
  expect(called).toBe(1);
});

describe("different alternatives", () => {
  const typesOf = (schema: object) => {
    const whole: object = { openapi: "3.1.1", info: { title: "Any", version: "1" }, ...answers(schema) };
    return compileTypes(normalizeSchemas(whole as OpenApiDocument));
  };

  test.each<[string, object, string]>([
    ["in a constraint", { oneOf: [{ type: "string" }, { type: "integer" }] }, "string | number"],
    ["in what their discriminator says", { oneOf: [ref("Pet"), { type: "null" }] }, "Schemas.Pet | null"],
    ["in nothing, in an anyOf", { anyOf: [ref("Pet"), ref("Animal")] }, "Schemas.Pet | Schemas.Animal"],
  ])("are all kept: %s", (_, schema, type) => {
    expect(typesOf(schema)).toContain(`"application/json": ${type};`);
  });
});
