import { expect, test } from "vitest";
import type { SpecChange } from "../../scripts/diff/change.ts";
import { diffSpecs } from "../../scripts/diff/diff.ts";
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
    ["major undefined Path `/users/{id}` was renamed to `/people/{id}`."],
  ],
  [
    "a new operation",
    "    put:",
    "    delete: { operationId: deleteUser, parameters: [{ $ref: '#/paths/~1users~1{id}/put/parameters/0' }], responses: { '204': { description: Gone. } } }\n    put:",
    ["minor deleteUser The operation was added."],
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
    "a new enum value in a result",
    "[admin, guest]",
    "[admin, guest, owner]",
    [
      'patch putUser The request body (application/json): `role`, `enum` changed from ["admin","guest"] to ["admin","guest","owner"].',
      "major putUser Enum of `role` gained values: 'owner'.",
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

const NAME = "name: { type: string }";

const HIDDEN = (marker: string) => `name: { type: string, ${marker}: true }`;

test.each([
  ["a body", NAME, HIDDEN("readOnly"), NAME, "A request body that used to type-check no longer does."],
  ["results", NAME, NAME, HIDDEN("writeOnly"), "Results have types that they did not have before."],
])(
  "diff finds a change in the types of %s that a comparison of the documents misses",
  async (_, part, original, now, message) => {
    const project = await changed(part, now, original);
    const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
    expect(changes.filter(({ impact }) => impact === "major")).toEqual([
      { api: "users", operation: "putUser", impact: "major", message },
    ]);
  },
);

test("diff recognises a renamed document, given its folder or its file", async () => {
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
  const parts =
    "{ allOf: [{ $ref: '#/components/schemas/Titled' }, { type: object, properties: { pages: { type: integer, maximum: 900 } } }] }\n" +
    "    Titled: { type: object, required: [title], properties: { title: { type: string } } }";
  const project = await changed(parts, part, undefined, { "specs/users.yaml": SHARED.replace(part, parts) });
  expect((await diffSpecs(project.request.input, project.request.lint, "HEAD")).changes).toEqual([]);
});
