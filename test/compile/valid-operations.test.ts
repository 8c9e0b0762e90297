import { test } from "vitest";
import { answered, read, expectValidTypes, type ValidDocuments } from "../support/valid-documents.ts";

/** Operations and their parts that the standards allow. */
const documents: ValidDocuments = {
  "a list of examples beside a schema, and examples that are no objects": [
    answered({
      "application/json": { schema: { type: "integer" }, examples: [1, 2] },
      "application/xml": { schema: { type: "string" }, examples: { one: "<a/>", two: null } },
    }),
    /"application\/json": number;/,
  ],
  "bytes that may be null in a form, and text of what has no text form": [
    {
      ...read({}),
      openapi: "3.0.3",
      paths: {
        "/x": {
          post: {
            operationId: "read",
            requestBody: {
              content: {
                "multipart/form-data": {
                  schema: {
                    type: "object",
                    properties: { file: { type: "string", format: "binary", nullable: true } },
                  },
                },
                "text/plain": { schema: { type: "object" } },
                "text/csv": { schema: { type: "integer" } },
                "application/pdf": { schema: { type: "string", format: "binary", nullable: true } },
              },
            },
            responses: {},
          },
        },
      },
    },
    /file\?: Blob \| Uint8Array \| null;[^]*"text\/plain": string;\s*"text\/csv": number;\s*"application\/pdf": Blob \| ArrayBuffer \| Uint8Array \| ReadableStream;/,
  ],
  "parameters without a place, a name or a schema": [
    {
      ...read({}),
      paths: {
        "/x/{id}": {
          get: {
            operationId: "read",
            parameters: [
              { name: "id", in: "path" },
              { name: "lost", in: "body", schema: {} },
              { name: "nowhere", schema: {} },
              { in: "query", schema: {} },
              { name: "q", in: "query" },
            ],
            responses: {},
          },
        },
      },
    },
    /query\?: \{\s*q\?: string;\s*\};\s*header\?: never;\s*path: \{\s*id: string;/,
  ],
  "the method QUERY of OpenAPI 3.2": [
    {
      ...read({}),
      openapi: "3.2.0",
      paths: { "/x": { query: { operationId: "read", responses: { 200: { description: "OK." } } } } },
    },
    /paths \{\s*"\/x": (?![^]*QUERY)[^]*operations \{\s*read: \{/,
  ],
  "an event stream whose events are described": [
    {
      ...answered({
        "text/event-stream": {
          itemSchema: {
            oneOf: [
              { type: "object", properties: { data: { type: "string", contentSchema: { type: "integer" } } } },
              { type: "object", properties: { event: { const: "named" }, data: { type: "string" } } },
            ],
          },
        },
      }),
      openapi: "3.2.0",
    },
    /interface streams \{\s*read: number \| string;/,
  ],
  "text of what is no string": [
    answered({
      "text/plain": { schema: { type: "integer" } },
      "text/csv": { schema: { type: "array", items: { type: "string" } } },
      "text/html": { schema: { type: "string", enum: ["a", "b"] } },
    }),
    /"text\/plain": string;\s*"text\/csv": string;\s*"text\/html": "a" \| "b";/,
  ],
  "an extension of somebody else that has the name of one of ours": [
    { ...read({ type: "string" }), "x-request-id": "string" },
    /"application\/json": string/,
  ],
  "extensions beside responses, and in each object": [
    {
      ...read({}),
      paths: {
        "/x": {
          "x-item": "text",
          get: {
            operationId: "read",
            "x-operation": null,
            callbacks: { done: { "x-callback": 1 } },
            responses: {
              "x-text": "text",
              "x-list": [1],
              200: {
                description: "OK.",
                "x-response": 1,
                content: { "application/json": { "x-content": 1, schema: { type: "string", "x-schema": [1] } } },
              },
            },
          },
        },
      },
    },
    /read: \{[^]*"application\/json": string/,
  ],
  "an extension under paths that is null": [
    { ...read({ type: "string" }), paths: { ...read({ type: "string" }).paths, "x-note": null } },
    /"application\/json": string/,
  ],
  "an operationId that two operations have": [
    { ...read({}), paths: { ...read({}).paths, "/y": { get: { operationId: "read", responses: {} } } } },
    /read: \{[^]*getY: \{/,
  ],
};

test("operations that the standards allow are compiled into valid types", () => expectValidTypes(documents));
