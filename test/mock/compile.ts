import type { MockApi } from "revokit/mock";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";

/** The base URL of the documents that the tests make up. */
export const BASE = "https://any.example/v1";

/** The API that a document describes; its operations need their operationIds. */
export function compile(document: object): MockApi {
  const whole: object = {
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    servers: [{ url: BASE }],
    ...document,
  };
  return compileInMemory("any", normalizeDocument(whole as OpenApiDocument));
}

/** A response with a body. */
export function json(schema: object, more: object = {}) {
  return { description: "OK.", content: { "application/json": { schema, ...more } } };
}
