import { execFileSync } from "node:child_process";
import { chmod } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import type { SpecChange } from "../../scripts/diff/change.ts";
import { diffSpecs } from "../../scripts/diff/diff.ts";
import { compareTypes } from "../../scripts/diff/types.ts";
import { adviseVersion } from "../../scripts/diff/version.ts";
import { PING, Project } from "../pipeline/project.ts";
import { revokit } from "../pipeline/revokit.ts";

afterEach(() => vi.unstubAllEnvs());

const USERS = `openapi: 3.1.1
info: { title: Users, version: 1.0.0 }
servers: [{ url: https://users.test }]
paths:
  /users/{id}:
    put:
      operationId: putUser
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 20 } }
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
      responses:
        "200":
          description: The user.
          content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
        "404": { description: No such user. }
components:
  schemas:
    User: { type: object, required: [name], properties: { name: { type: string }, role: { enum: [admin, guest] } } }
`;

/** A project whose specs are committed, and changed after that. What is changed may have been another part at first. */
async function changed(
  part: string,
  replacement: string,
  original = part,
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const project = await Project.create({
    "specs/users.yaml": USERS.replace(part, original),
    "package.json": '{ "type": "module", "version": "1.2.3" }',
    ...files,
  });
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder, stdio: "pipe" });
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=Nobody", "-c", "user.email=nobody@users.test", "commit", "--quiet", "--message", "Begin");
  await project.replace("specs/users.yaml", original, replacement);
  return project;
}

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
    "a property that a request body must have now",
    "required: [name]",
    "required: [name, role]",
    [
      "major putUser Properties of `User` became required: `role`.",
      'patch putUser The response 200 (application/json): `required` changed from ["name"] to ["name","role"].',
    ],
  ],
  [
    "known values of an open enum, which the types alone tell of",
    "name: { type: string }",
    "name: { type: string, x-extensible-enum: [a] }",
    [
      "minor putUser The request body (application/json): `name`, `x-extensible-enum` was added.",
      "minor putUser The response 200 (application/json): `name`, `x-extensible-enum` was added.",
    ],
  ],
  [
    "a value that a result did not have",
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
])("diff says of %s what it means", async (_, part, replacement, expected) => {
  const project = await changed(part, replacement);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.map(({ impact, operation, message }) => `${impact} ${operation} ${message}`)).toEqual(expected);
});

const NAME = "name: { type: string }";
const HIDDEN = (marker: string) => `name: { type: string, ${marker}: true }`;
test.each([
  ["a body", NAME, HIDDEN("readOnly"), NAME, "A request body that used to type-check no longer does."],
  ["results", NAME, NAME, HIDDEN("writeOnly"), "Results have types that they did not have before."],
])("diff says of the types of %s what no comparison of the documents does", async (_, part, original, now, message) => {
  const project = await changed(part, now, original);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.filter(({ impact }) => impact === "major")).toEqual([
    { api: "users", operation: "putUser", impact: "major", message },
  ]);
});

test("diff reports parameters whose types no longer accept previous values", () => {
  const types = (id: string) =>
    `export interface operations { putUser: { parameters: { path: { id: ${id} } }; responses: {} } }`;
  const told = (before: string, after: string) => compareTypes("users", types(before), types(after), ["putUser"]);
  expect(told("string", "string | number")).toEqual([]);
  expect(told("string", "`usr_${string}`")).toEqual([
    {
      api: "users",
      operation: "putUser",
      impact: "major",
      message: "Parameters that used to type-check no longer do.",
    },
  ]);
});

test("diff fails for a breaking change until the version has been raised for it", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser");
  const before = await revokit(project, "diff", "--json");
  expect(before).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(before.stdout)).toMatchObject({ version: { from: "1.2.3", required: "2.0.0", isEnough: false } });
  await project.replace("package.json", "1.2.3", "2.0.0");
  expect(await revokit(project, "diff")).toMatchObject({ code: 0, stderr: "" });
  const unknown = await revokit(project, "diff", "--base", "nowhere");
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("nowhere") });
}, 30_000);

test.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
] as const)("after %s, a change that is %s asks for %s", (from, impact, required) => {
  expect(adviseVersion(from, from, [impact])).toEqual({ from, now: from, required, isEnough: false });
  expect(adviseVersion(from, required, [impact]).isEnough).toBe(true);
});

test("diff reports each change in a line, and the required version", async () => {
  const project = await changed("maxLength: 20", "maxLength: 30");
  expect(await revokit(project, "diff")).toEqual({
    code: 0,
    stdout:
      "users putUser\n  patch  The path parameter `id`: `maxLength` changed from 20 to 30.  specs/users.yaml:9:84\n\n" +
      "After 1.2.3, the version must be at least 1.2.4; it is 1.2.3: raise it.\n",
    stderr: "",
  });
  await project.replace("package.json", "1.2.3", "1.3.0");
  expect((await revokit(project, "diff")).stdout).toMatch(/it is 1\.3\.0\.\n$/);
  await project.remove("package.json");
  expect((await revokit(project, "diff")).stdout).toMatch(/changed from 20 to 30\.  specs\/users\.yaml:9:84\n$/);
  expect((await revokit(project, "diff", "--help")).stdout).toMatch(/^Usage: revokit diff .*\n\nSays what changed/);
});

test("a higher version than required is sufficient, and without changes any version is", () => {
  expect(adviseVersion("1.2.3", "1.10.0", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3-rc.1", "1.3.0+build", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3", "1.2.3", [])).toMatchObject({ required: "1.2.3", isEnough: true });
});

test("diff reports that nothing has changed, and that an API was added or removed", async () => {
  const project = await changed("maxLength: 20", "maxLength: 20 ");
  expect((await revokit(project, "diff")).stdout).toBe("No change since HEAD.\n");
  await project.write("specs/ping.yaml", PING);
  expect((await revokit(project, "diff")).stdout).toMatch(/^ping\n {2}minor {2}The API is new\.\n/);
  await project.remove("specs/users.yaml");
  expect((await revokit(project, "diff")).stdout).toMatch(/^users\n {2}major {2}The API is gone\.\n/);
  const only = await revokit(project, "diff", "specs/ping.yaml");
  expect(only.stdout).not.toContain("users");
});

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

test("diff reads any number of files through one git process", async () => {
  const pages = Array.from({ length: 40 }, (_, index) => [`specs/parts/${index}.yaml`, "{ type: string }\n"]);
  const project = await changed("maxLength: 20", "maxLength: 30", undefined, {
    ...Object.fromEntries(pages),
    "specs/users.yaml": USERS.replace("{ enum: [admin, guest] }", "{ $ref: parts/7.yaml }"),
    "bin/git": `#!/bin/sh\necho started >> "$(dirname "$0")/started"\nPATH=\${PATH#*:} exec git "$@"\n`,
  });
  await chmod(`${project.folder}/bin/git`, 0o755);
  vi.stubEnv("PATH", `${project.folder}/bin:${process.env["PATH"]}`);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes).toMatchObject([{ operation: "putUser", impact: "patch" }]);
  expect(await project.read("bin/started")).toBe("started\n");
});

test("diff says that git is missing, or that a folder is not in a repository", async () => {
  const project = await changed("maxLength: 20", "maxLength: 30");
  vi.stubEnv("PATH", `${project.folder}/bin`);
  const missing = await revokit(project, "diff");
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringMatching(/^git is needed .* was not found/) });
  vi.unstubAllEnvs();
  await project.remove(".git");
  expect(await revokit(project, "diff")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not in a git repository"),
  });
});

test("diff writes Markdown for a pull request, in which a document's texts stay text", async () => {
  const project = await changed("maxLength: 20", "maxLength: 10");
  await project.replace("specs/users.yaml", "The user.", "<b>@everyone</b> [x](y)");
  const { stdout } = await revokit(project, "diff", "--markdown");
  expect(stdout).toBe(`**API changes since HEAD**: 1 major, 1 patch

### users putUser

- **major** \`maxLength\` changed from '20' to '10'. (specs/users.yaml:9:84)
- **patch** The response 200: \`description\` changed from "The user." to "&lt;b&gt;@<!-- -->everyone&lt;/b&gt; \\[x\\](y)". (specs/users.yaml:14:24)

After 1.2.3, the version must be at least 2.0.0; it is 1.2.3: raise it.
`);
});

test.each([
  ["2.0.0-rc.1", "2.0.0-rc.2", "major", "2.0.0", true],
  ["2.0.0-rc.1", "2.0.0-rc.1", "major", "2.0.0", false],
  ["1.9.0", "2.0.0-rc.1", "major", "2.0.0", true],
  ["1.9.0", "1.10.0-rc.1", "major", "2.0.0", false],
  ["1.2.3-rc.1", "1.2.3", "patch", "1.2.3", true],
] as const)("after %s, %s for a change that is %s is held to %s", (from, now, impact, required, isEnough) => {
  expect(adviseVersion(from, now, [impact])).toEqual({ from, now, required, isEnough });
});

test("diff requires no version where there is none to raise", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, { "package.json": "{}" });
  const { code, stdout } = await revokit(project, "diff");
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout:
      "users putUser\n  major  `operationId` of operation `PUT /users/{id}` changed from 'putUser' to 'saveUser'.  specs/users.yaml:7:20\n",
  });
});

test("diff counts from the changelog's last release", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, {
    "CHANGELOG.md": "# Changes\n\n## [1.2.0] - 2026-01-31\n",
  });
  const { stdout } = await revokit(project, "diff", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ version: { from: "1.2.0", now: "1.2.3", required: "2.0.0" } });
});
