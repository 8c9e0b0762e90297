import { expect, test } from "vitest";
import type { SpecChange } from "../../scripts/diff/change.ts";
import { diffSpecs } from "../../scripts/diff/diff-specs.ts";
import { revokit } from "../support/revokit.ts";
import { changed } from "./changed-project.ts";

const NEW_PARAMETER = (required: boolean) =>
  `parameters:\n        - { name: dry, in: query, required: ${required}, schema: { type: boolean } }`;

test.each([
  [
    "a new optional parameter",
    "parameters:",
    NEW_PARAMETER(false),
    ["minor putUser The query parameter `dry` was added."],
  ],
  [
    "a new required parameter",
    "parameters:",
    NEW_PARAMETER(true),
    ["major putUser Required `dry` query parameter was added."],
  ],
  [
    "a removed status",
    '        "404": { description: No such user. }\n',
    "",
    ["major putUser Response `404` was removed."],
  ],
  ["a narrowed parameter", "maxLength: 20", "maxLength: 10", ["major putUser `maxLength` changed from '20' to '10'."]],
  [
    "a widened parameter",
    "maxLength: 20",
    "maxLength: 30",
    ["patch putUser The path parameter `id`: `maxLength` changed from 20 to 30."],
  ],
  [
    "a renamed operation",
    "operationId: putUser",
    "operationId: saveUser",
    ["major putUser `operationId` of operation `PUT /users/{id}` changed from 'putUser' to 'saveUser'."],
  ],
  [
    "a path that moved",
    "/users/{id}",
    "/people/{id}",
    ["major putUser Path `/users/{id}` was renamed to `/people/{id}`."],
  ],
  [
    "a new operation",
    "    put:",
    "    delete: { operationId: deleteUser, parameters: [{ $ref: '#/paths/~1users~1{id}/put/parameters/0' }], responses: { '204': { description: Gone. } } }\n    put:",
    ["minor deleteUser The operation was added."],
  ],
  [
    "an optional property that is no longer there",
    ", role: { enum: [admin, guest] }",
    "",
    [
      "major putUser The request body (application/json): `role` was removed.",
      "major putUser Property `role` of `User` was removed.",
    ],
  ],
  [
    "another optional property",
    "name: { type: string }",
    "name: { type: string }, age: { type: integer }",
    [
      "minor putUser The request body (application/json): `age` was added.",
      "minor putUser The response 200 (application/json): `age` was added.",
    ],
  ],
  [
    "a description",
    "description: The user.",
    "description: The user, saved.",
    ['patch putUser The response 200: `description` changed from "The user." to "The user, saved.".'],
  ],
  [
    "a property that became required in a request body",
    "required: [name]",
    "required: [name, role]",
    [
      "major putUser Properties of `User` became required: `role`.",
      'patch putUser The response 200 (application/json): `required` changed from ["name"] to ["name","role"].',
    ],
  ],
  [
    "known values of an open enum",
    "name: { type: string }",
    "name: { type: string, x-extensible-enum: [a] }",
    [
      "minor putUser The request body (application/json): `name`, `x-extensible-enum` was added.",
      "minor putUser The response 200 (application/json): `name`, `x-extensible-enum` was added.",
    ],
  ],
  [
    "patterns of names that had none",
    "type: object, required",
    'type: object, patternProperties: { "^x": { type: integer } }, required',
    [
      "major putUser The request body (application/json): `patternProperties` was added.",
      "major putUser The response 200 (application/json): `patternProperties` was added.",
    ],
  ],
  [
    "another way to write a body",
    'content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }\n      responses',
    'content: { application/json: { schema: { $ref: "#/components/schemas/User" }, encoding: { name: { style: spaceDelimited } } } }\n      responses',
    ["major putUser The request body (application/json): `encoding` was added."],
  ],
  [
    "a property that is called like a keyword",
    "name: { type: string }",
    "name: { type: string }, maxContains: { type: integer }",
    [
      "minor putUser The request body (application/json): `maxContains` was added.",
      "minor putUser The response 200 (application/json): `maxContains` was added.",
    ],
  ],
  [
    "a new enum value in a result",
    "[admin, guest]",
    "[admin, guest, owner]",
    [
      'patch putUser The request body (application/json): `role`, `enum` changed from ["admin","guest"] to ["admin","guest","owner"].',
      "major putUser Enum of `role` gained values: 'owner'.",
    ],
  ],
  [
    "another first server",
    "servers: [",
    "servers: [{ url: https://people.test }, ",
    [
      "minor undefined `servers.0` was added.",
      "major undefined Requests that went to `https://users.test` go to `https://people.test`.",
    ],
  ],
  [
    "a server of an operation",
    "operationId: putUser",
    "operationId: putUser\n      servers: [{ url: https://people.test }]",
    [
      "minor putUser `servers` was added.",
      "major putUser Requests that went to `https://users.test` go to `https://people.test`.",
    ],
  ],
  [
    "another server",
    "https://users.test",
    "https://people.test",
    ["major undefined Server `https://users.test` became `https://people.test`."],
  ],
])("diff classifies %s", async (_, part, replacement, expected) => {
  const project = await changed(part, replacement);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact, operation, message }) => `${impact} ${operation} ${message}`)).toEqual(expected);
});

const ID = "operationId: putUser";
const WITH_KEY = (header: string) => `${ID}\n      x-idempotency: { header: ${header} }`;

test.each([
  ["without its keys", "major", WITH_KEY("Idempotency-Key"), ID],
  ["with keys in another header", "major", WITH_KEY("Idempotency-Key"), WITH_KEY("X-Key")],
  ["that now takes keys", "minor", ID, WITH_KEY("Idempotency-Key")],
])("diff classifies an operation %s as %s", async (_, expected, original, replacement) => {
  const project = await changed(ID, replacement, original);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact }) => impact)).toEqual([expected]);
});

test.each([
  ["^x", "^y"],
  ["maxContains: 2", "maxContains: 1"],
])("diff classifies %s that becomes %s as major", async (before, after) => {
  const original = 'name: { type: object, patternProperties: { "^x": { type: array, contains: {}, maxContains: 2 } } }';
  const project = await changed("name: { type: string }", original.replace(before, after), original);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(new Set(changes.map(({ impact }) => impact))).toEqual(new Set(["major"]));
});

const HEADERS = `parameters:
        - { name: X-Agent, in: header, schema: { type: string } }
        - { name: X-Instance, in: header, schema: { type: string } }`;
const REQUIRED = `${ID}\n      x-dependent-required: { X-Agent: [X-Instance] }`;

test.each([
  ["that now refuse one header without another", "major", ID, REQUIRED],
  ["that no longer refuse one header without another", "patch", REQUIRED, ID],
])("diff classifies calls %s as %s", async (_, expected, before, after) => {
  const part = `${ID}\n      parameters:`;
  const withHeaders = (id: string) => part.replace(ID, id).replace("parameters:", HEADERS);
  const project = await changed(part, withHeaders(after), withHeaders(before));
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact }) => impact)).toEqual([expected]);
});

test("diff reports that the type of a named schema is no longer exported", async () => {
  const withSchema = (name: string) => `  schemas:\n    ${name}: { type: string }\n`;
  const project = await changed("  schemas:\n", withSchema("Email"), withSchema("Mail"));
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact, message }) => `${impact} ${message}`)).toEqual([
    "major The type of the schema `Mail` is no longer exported.",
  ]);
});

const NAME = "name: { type: string }";

const HIDDEN = (marker: string) => `name: { type: string, ${marker}: true }`;

const USER = 'content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }';

const BODY = `requestBody:\n        ${USER}`;

const RESPONSE = `description: The user.\n          ${USER}`;

/** A property whose discriminator refers to a schema, and names another. */
const ALTERNATIVES = (value: string) =>
  `name: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }], discriminator: { propertyName: t, mapping: { ${value}: "#/components/schemas/A", b: B } } } } }
    A: { type: object, required: [t], properties: { t: { type: string } } }
    B: { type: object, required: [t], properties: { t: { type: string } } }
    C: { type: object, properties: { c: { type: string }`;

const RECURSIVE = `name: { type: object, properties: { part: { $ref: "#/components/schemas/User/properties/name" } } }`;

const withText = (part: string) => part.replace("content: {", "content: { text/plain: { schema: { type: string } },");

const PUT = "paths:\n  /users/{id}:\n    put:\n";

test.each([
  [
    "a body of which a part is sent now",
    NAME,
    HIDDEN("readOnly"),
    NAME,
    ["Properties of `User` became required: `name`."],
  ],
  [
    "results of which a part is sent only",
    NAME,
    NAME,
    HIDDEN("writeOnly"),
    ["Properties of `User` are no longer required: `name`.", "Property `name` of `User` was removed."],
  ],
  [
    "a moved path",
    "/users/{id}:",
    "/users/{id}:",
    "/people/{id}:",
    ["Path `/users/{id}` was renamed to `/people/{id}`."],
  ],
  [
    "an operation that was open",
    PUT,
    `security: [{ key: [] }]\n${PUT}      security: []\n`,
    `security: [{ key: [] }]\n${PUT}`,
    ["Authentication became required."],
  ],
  [
    "results in one more media type",
    RESPONSE,
    RESPONSE,
    withText(RESPONSE),
    ["Results have types that they did not have before."],
  ],
  ["a body in one more media type", BODY, BODY, withText(BODY), []],
  [
    "a body of which an optional part has another name",
    "role: { enum: [admin, guest] }",
    "role: { enum: [admin, guest] }, mail: { type: string, writeOnly: true }",
    "role: { enum: [admin, guest] }, email: { type: string, writeOnly: true }",
    ["The request body (application/json): `email` is the new name of `mail`."],
  ],
  [
    "another value of a discriminator",
    NAME,
    ALTERNATIVES("a"),
    ALTERNATIVES("z"),
    ["A request body that used to type-check no longer does.", "Results have types that they did not have before."],
  ],
  [
    "an optional part of a schema that a discriminator maps to",
    NAME,
    ALTERNATIVES("a"),
    ALTERNATIVES("a").replace("t: { type: string }", "t: { type: string }, u: { type: string }"),
    [],
  ],
  ["an optional part beside one that contains itself", NAME, RECURSIVE, `${RECURSIVE}, u: { type: string }`, []],
  [
    "a schema that stands in place of its reference",
    BODY,
    BODY,
    BODY.replace(
      '{ $ref: "#/components/schemas/User" }',
      "{ type: object, required: [name], properties: { name: { type: string }, role: { enum: [admin, guest] } } }",
    ),
    [],
  ],
])("diff reports whether %s breaks callers, and of which operation", async (_, part, original, now, messages) => {
  const project = await changed(part, now, original);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  const breaking = changes.filter(({ impact }) => impact === "major");
  expect(breaking.map(({ operation, message }) => `${operation} ${message}`)).toEqual(
    messages.map((message) => `putUser ${message}`),
  );
  expect(changes.map(({ message }) => message).join()).not.toContain("revokit-");
});

test("diff recognizes a renamed document, given its folder or its file", async () => {
  const project = await changed("maxLength: 20", "maxLength: 10");
  await project.write("specs/people.yaml", await project.read("specs/users.yaml"));
  await project.remove("specs/users.yaml");
  for (const named of ["specs", "specs/people.yaml"]) {
    const { changes } = JSON.parse((await revokit(project, "diff", named, "--json")).stdout);
    expect(changes.map(({ api, message }: SpecChange) => `${api} ${message}`)).toEqual([
      "people Renamed from `users`: the generated code moves with the name.",
      "people `maxLength` changed from '20' to '10'.",
    ]);
  }
});

const SHARED = `openapi: 3.1.1
info: { title: Books, version: 1.0.0 }
servers: [{ url: https://books.test }]
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        "200":
          description: The books.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/NewBook" } } } }
    post:
      operationId: createBook
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewBook" } } } }
      responses: { "204": { description: Created. } }
components:
  schemas:
    NewBook: { type: object, required: [title], properties: { title: { type: string }, pages: { type: integer, maximum: 900 } } }
`;

test("diff blames each operation that a shared schema breaks, and none that it does not", async () => {
  const project = await changed("required: [title]", "required: [title, pages]", undefined, {
    "specs/users.yaml": SHARED,
  });
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact, operation, message }) => `${impact} ${operation} ${message}`).sort()).toEqual([
    "major createBook Properties of `NewBook` became required: `pages`.",
    'patch listBooks The response 200 (application/json): `[]`, `required` changed from ["title"] to ["title","pages"].',
  ]);
  expect(changes.map(({ place }) => place?.line)).toEqual([18, 18]);
});

test("diff ignores an allOf that became the equivalent object", async () => {
  const part =
    "{ type: object, required: [title], properties: { title: { type: string }, pages: { type: integer, maximum: 900 } } }";
  const titled = "\n    Titled: { type: object, required: [title], properties: { title: { type: string } } }";
  const parts =
    "{ allOf: [{ $ref: '#/components/schemas/Titled' }, { type: object, properties: { pages: { type: integer, maximum: 900 } } }] }" +
    titled;
  const project = await changed(parts, part + titled, undefined, { "specs/users.yaml": SHARED.replace(part, parts) });
  expect((await diffSpecs(project.request.input, project.request.lint, "HEAD")).changes).toEqual([]);
});
