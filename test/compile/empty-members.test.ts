import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { fillEmptyMembers } from "../../scripts/compile/empty-members.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { Note } from "../../scripts/compile/note.ts";

const documentWith = (operation: object, components: object = {}): OpenApiDocument => {
  const document: object = {
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    paths: { "/x": { parameters: null, get: { operationId: "read", responses: {}, ...operation }, post: null } },
    components,
  };
  return document as OpenApiDocument;
};

/** A YAML key without a value, in each place where OpenAPI has an object, a list or a string. */
const operations: Readonly<Record<string, object>> = {
  description: { description: null },
  parameters: { parameters: null },
  "a parameter": { parameters: [null, { name: "q", in: "query", schema: null, description: null }] },
  requestBody: { requestBody: null },
  content: { requestBody: { content: null } },
  "a media type": { requestBody: { content: { "application/json": null } } },
  "a schema": { requestBody: { content: { "application/json": { schema: null, encoding: null } } } },
  responses: { responses: null },
  "a response": { responses: { 200: null } },
  "a header": { responses: { 200: { description: null, headers: { "X-Any": null }, links: null } } },
  "a property that has the name of a keyword": {
    responses: { 200: { content: { "application/json": { schema: { properties: { default: null } } } } } },
  },
  "a property": {
    responses: { 200: { content: { "application/json": { schema: { properties: { any: null }, required: null } } } } },
  },
  items: { responses: { 200: { content: { "application/json": { schema: { type: "array", items: null } } } } } },
  tags: { tags: null, servers: null, callbacks: null, externalDocs: null },
};

test.each(Object.entries(operations))(
  "null instead of %s stops nothing, and is noted with its place",
  (_, operation) => {
    const notes: Note[] = [];
    const api = compileInMemory("any", normalizeDocument(documentWith(operation), notes));

    expect(Object.keys(api.facts.operations)).toEqual(["read"]);
    expect(notes.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(["#/paths/~1x/parameters", expect.stringMatching(/^#\/paths\/~1x\/get\//)]),
    );
  },
);

test("null for the scopes of a security requirement means no scopes, not that no credential is needed", () => {
  const securitySchemes = { key: { type: "apiKey", name: "X-Key", in: "header" } };
  const document = documentWith({ security: [{ key: null }] }, { securitySchemes });

  const { facts } = compileInMemory("any", normalizeDocument(document));

  expect(facts.operations["read"]?.security).toMatchObject([[{ in: "header", field: "X-Key" }]]);
});

test("a type that is null is the type of null", () => {
  const content = {
    "application/json": { schema: { properties: { a: { type: null }, b: { type: ["string", null] } } } },
  };
  const { paths } = fillEmptyMembers(documentWith({ responses: { 200: { description: "OK.", content } } }), []);

  expect(JSON.stringify(paths)).toContain('"properties":{"a":{"type":"null"},"b":{"type":["string","null"]}}');
});

test("null is kept where any value is allowed, and a document without other nulls is unchanged", () => {
  const schema = {
    enum: [null, 1],
    default: null,
    const: null,
    examples: [null],
    properties: { default: { example: null } },
  };
  const document = {
    ...documentWith({}),
    paths: {
      "/x": { get: { responses: { 200: { description: "OK.", content: { "a/b": { schema, example: null } } } } } },
    },
  };

  expect(fillEmptyMembers(document, [])).toBe(document);
});
