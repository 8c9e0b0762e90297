import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";

const text = { type: "string" };
const note = { type: "object", properties: { id: { type: "integer" }, text } };

/** A response whose body is a problem in the sense of RFC 9457. */
const problem = (status: number) => ({
  description: "It did not work.",
  content: {
    "application/problem+json": {
      schema: { type: "object" },
      example: { type: "about:blank", title: "It did not work", status, detail: "Something is wrong." },
    },
  },
});

const json = (schema: object, examples: object) => ({
  description: "It worked.",
  content: { "application/json": { schema, ...examples } },
});

/** A GET, with its responses. */
const read = (operationId: string, responses: object, parameters: readonly object[] = []) => ({
  get: { operationId, parameters, responses },
});

const noteId = (schema: object) => ({ name: "noteId", in: "path", required: true, schema, example: 7 });

const document: object = {
  openapi: "3.1.1",
  info: { title: "Notes", version: "1.0.0" },
  servers: [{ url: "https://notes.example/api/v2" }, { url: "/api/v2" }],
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "Api-Key" } } },
  paths: {
    "/notes/{noteId}": {
      ...read(
        "readNote",
        {
          "200": json(note, { examples: { short: { value: { id: 7 } }, long: { value: { id: 7, text: "A note." } } } }),
          "4XX": problem(404),
        },
        [noteId({ type: "integer", minimum: 1 })],
      ),
      put: {
        operationId: "writeNote",
        security: [{ key: [] }],
        parameters: [noteId({ type: "integer" }), { name: "Request-Key", in: "header", schema: text }],
        requestBody: { required: true, content: { "application/json": { schema: {}, example: { text: "A note." } } } },
        responses: { "204": { description: "Written." }, "422": problem(422) },
        "x-idempotency": { header: "Request-Key", keyReused: { status: "422", reason: "KEY_USED" } },
      },
    },
    "/notes/newest": read(
      "readNewest",
      {
        "200": {
          description: "It worked.",
          content: {
            "text/plain": { schema: text, example: "A note." },
            "application/json": { schema: { type: "array", items: note }, example: [{ id: 7 }] },
          },
        },
        default: problem(500),
      },
      [
        { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50 }, example: 10 },
        { name: "tag", in: "query", schema: { type: "array", items: { type: "string", maxLength: 5 } } },
      ],
    ),
    "/notes/in/{state}": read(
      "listByState",
      { "200": json({ type: "array", items: { type: "object" } }, { example: [{ door: "open" }] }) },
      [{ name: "state", in: "path", required: true, schema: { enum: ["open", "closed"] }, example: "open" }],
    ),
    // There is no number that is a multiple of 2 and of 3 and below 6, so no example can be made.
    "/tags": read("listTags", {
      "200": json({ type: "integer", allOf: [{ multipleOf: 2 }, { multipleOf: 3, minimum: 1, maximum: 5 }] }, {}),
    }),
  },
};

/** An API unlike the two built-in ones: no behavior, a query, a body, 204, ranges, overlapping paths. */
export const notes = compileInMemory("notes", normalizeDocument(document as OpenApiDocument));
