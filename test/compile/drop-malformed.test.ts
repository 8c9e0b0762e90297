import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { dropMalformed } from "../../scripts/compile/drop-malformed.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { Note } from "../../scripts/compile/note.ts";
import { WHOLE } from "./damaged/whole-documents.ts";

const OK = { 200: { description: "OK." } };

/** A document whose other operation, `read`, has nothing wrong. */
const documentWith = (operation: object, root: object = {}): OpenApiDocument => {
  const document: object = {
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    paths: {
      "/x/{id}": { get: { operationId: "read", responses: OK } },
      "/y": { post: { operationId: "write", responses: OK, ...operation } },
    },
    ...root,
  };
  return document as OpenApiDocument;
};

/** The API, and the notes on it by place. */
function compile(document: OpenApiDocument) {
  const notes: Note[] = [];
  const api = compileInMemory("any", normalizeDocument(document, notes));
  return { ...api, notes: notes.map(({ message, pointer }) => `${pointer} ${message}`) };
}

test.each<[string, object, string]>([
  ["servers that are no list", { servers: "https://any.test" }, "#/servers OpenAPI requires a list here"],
  ["a server that is a string", { servers: ["any"] }, "#/servers/0 OpenAPI requires an object here"],
  [
    "a server without a URL",
    { servers: [{ description: "Main." }] },
    "#/servers/0 A server without a URL is left out.",
  ],
  ["an info that is a string", { info: "Any" }, "#/info OpenAPI requires an object here"],
  ["a title that is a list", { info: { title: ["Any"] } }, "#/info/title OpenAPI requires a string here"],
  ["security that is a string", { security: "key" }, "#/security OpenAPI requires a list here"],
  [
    "a path that is a number",
    { paths: { "/z": 7, "/x/{id}": { get: { operationId: "read" } } } },
    "#/paths/~1z OpenAPI requires an object here",
  ],
  [
    "a section of components that is a list",
    { components: { securitySchemes: [] } },
    "#/components/securitySchemes OpenAPI requires an object here",
  ],
  [
    "a security scheme that is a string",
    { components: { securitySchemes: { key: "X-Key" } }, security: [{ key: [] }] },
    "#/components/securitySchemes/key OpenAPI requires an object here",
  ],
  [
    "a security scheme of no known type",
    { components: { securitySchemes: { key: { type: "header" } } } },
    '#/components/securitySchemes/key No credential is sent for "key": `type` must be apiKey',
  ],
  [
    "an HTTP scheme without its name",
    { components: { securitySchemes: { key: { type: "http" } } } },
    '#/components/securitySchemes/key No credential is sent for "key": `scheme` must',
  ],
])("%s is left out with a note, and what else there is is compiled", (_, root, note) => {
  const { facts, notes } = compile(documentWith({}, root));
  expect(Object.keys(facts.operations)).toContain("read");
  expect(notes).toContainEqual(expect.stringContaining(note));
});

test.each<[string, object, string]>([
  ["parameters that are an object", { parameters: {} }, "/parameters OpenAPI requires a list here"],
  ["a parameter that is a string", { parameters: ["q"] }, "/parameters/0 OpenAPI requires an object here"],
  ["a header parameter without a name", { parameters: [{ in: "header" }] }, " A parameter is left out"],
  [
    "a schema that is a list",
    { parameters: [{ name: "q", in: "query", schema: [] }] },
    "/parameters/0/schema OpenAPI requires a schema here",
  ],
  ["a body that is a string", { requestBody: "body" }, "/requestBody OpenAPI requires an object here"],
  [
    "a media type that is a number",
    { requestBody: { content: { "text/plain": 7 } } },
    "/requestBody/content/text~1plain OpenAPI requires an object",
  ],
  ["responses that are a list", { responses: ["OK"] }, "/responses OpenAPI requires an object here"],
  ["a response that is a string", { responses: { 200: "OK" } }, "/responses/200 OpenAPI requires an object here"],
  [
    "a header that is a string",
    { responses: { 200: { headers: { "x-any": "any" } } } },
    "/responses/200/headers/x-any OpenAPI requires an object",
  ],
  [
    "a link that is a string",
    { responses: { 200: { links: { next: "read" } } } },
    "/responses/200/links/next OpenAPI requires an object",
  ],
  ["an operationId that is a list", { operationId: ["write"] }, "/operationId OpenAPI requires a string here"],
  ["a reference that is a number", { requestBody: { $ref: 7 } }, "/requestBody/$ref OpenAPI requires a string here"],
])("%s is left out of its operation with a note", (_, operation, note) => {
  const { facts, notes } = compile(documentWith(operation));
  expect(Object.keys(facts.operations)).toHaveLength(2);
  expect(notes).toContainEqual(expect.stringContaining(`#/paths/~1y/post${note}`));
});

test("security that is damaged never means that no credential is needed", () => {
  const securitySchemes = { key: { type: "apiKey", name: "X-Key", in: "header" } };
  const document = documentWith({ security: ["key"] }, { components: { securitySchemes }, security: [{ key: [] }] });

  expect(compile(document).facts.operations["write"]?.security).toMatchObject([[{ field: "X-Key" }]]);
});

test("a flag in quotes is read", () => {
  const parameters = [{ name: "q", in: "query", required: "true", schema: { type: "string" } }];
  expect(compile(documentWith({ parameters })).facts.operations["write"]?.parameters).toMatchObject([
    { required: true },
  ]);
});

test.each(Object.entries(WHOLE))("a document of OpenAPI %s in which all is well is not changed", (_, whole) => {
  const notes: Note[] = [];
  const document: object = whole;
  expect(dropMalformed(document as OpenApiDocument, notes)).toBe(whole);
  expect(notes).toEqual([]);
});
