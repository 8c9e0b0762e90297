import type { MockApi } from "revokit/mock";

const problem = (status: number) => ({
  type: "about:blank",
  title: "It did not work",
  status,
  detail: "Something is wrong.",
});

/** An API of another kind than the two that ship: no behaviour, a query, a body, 204, ranges, paths that overlap. */
export const notes = {
  contract: {
    name: "notes",
    title: "Notes",
    version: "1.0.0",
    servers: ["https://notes.example/api/v2", "/api/v2"],
    operations: {
      readNote: {
        method: "GET",
        path: "/notes/{noteId}",
        parameters: [{ name: "noteId", in: "path", required: true, schema: { type: ["integer"], minimum: 1 } }],
        responses: { "200": ["application/json"], "4XX": ["application/problem+json"] },
      },
      readNewest: {
        method: "GET",
        path: "/notes/newest",
        parameters: [
          { name: "limit", in: "query", required: false, schema: { type: ["integer"], minimum: 1, maximum: 50 } },
          {
            name: "tag",
            in: "query",
            required: false,
            schema: { type: ["array"], items: { type: ["string"], maxLength: 5 } },
          },
        ],
        responses: { "200": ["text/plain", "application/json"], default: ["application/problem+json"] },
      },
      writeNote: {
        method: "PUT",
        path: "/notes/{noteId}",
        parameters: [
          { name: "noteId", in: "path", required: true, schema: { type: ["integer"] } },
          { name: "Request-Key", in: "header", required: false, schema: { type: ["string"] } },
        ],
        requestBody: { required: true, content: ["application/json"] },
        responses: { "204": [], "422": ["application/problem+json"] },
        credential: { header: "Api-Key" },
        idempotency: { header: "Request-Key", keyReused: { status: "422", reason: "KEY_USED" } },
      },
      listByState: {
        method: "GET",
        path: "/notes/in/{state}",
        parameters: [{ name: "state", in: "path", required: true, schema: { enum: ["open", "closed"] } }],
        responses: { "200": ["application/json"] },
      },
      listTags: { method: "GET", path: "/tags", parameters: [], responses: { "200": ["application/json"] } },
    },
  },
  examples: {
    readNote: {
      parameters: { noteId: 7 },
      responses: {
        "200": { headers: {}, content: { "application/json": { short: { id: 7 }, long: { id: 7, text: "A note." } } } },
        "4XX": { headers: {}, content: { "application/problem+json": { default: problem(404) } } },
      },
    },
    readNewest: {
      parameters: { limit: 10 },
      responses: {
        "200": {
          headers: {},
          content: { "text/plain": { default: "A note." }, "application/json": { default: [{ id: 7 }] } },
        },
        default: { headers: {}, content: { "application/problem+json": { default: problem(500) } } },
      },
    },
    writeNote: {
      parameters: { noteId: 7 },
      requestBody: { "application/json": { text: "A note." } },
      responses: {
        "204": { headers: {}, content: {} },
        "422": { headers: {}, content: { "application/problem+json": { default: problem(422) } } },
      },
    },
    listByState: {
      parameters: { state: "open" },
      responses: { "200": { headers: {}, content: { "application/json": { default: [{ door: "open" }] } } } },
    },
    listTags: { parameters: {}, responses: { "200": { headers: {}, content: {} } } },
  },
} as const satisfies MockApi;
