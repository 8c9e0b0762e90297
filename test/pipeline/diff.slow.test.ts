import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { diffSpecs } from "../../scripts/diff/diff.ts";
import { compareTypes } from "../../scripts/diff/types.ts";
import { adviseVersion } from "../../scripts/diff/version.ts";
import { Project } from "./project.ts";
import { revokit } from "./revokit.ts";

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
  ["a new optional parameter", "parameters:", NEW_PARAMETER(false), ["minor putUser `parameters → 0` was added."]],
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
    ["patch putUser `parameters → 0 → schema → maxLength` was modified."],
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
    ["minor putUser `requestBody → content → application/json → schema → properties → age` was added."],
  ],
  [
    "a description",
    "description: The user.",
    "description: The user, saved.",
    ["patch putUser `responses → 200 → description` was modified."],
  ],
  [
    "a property that a request body must have now",
    "required: [name]",
    "required: [name, role]",
    ["major putUser Properties of `User` became required: `role`."],
  ],
  [
    "known values of an open enum, which the types alone tell of",
    "name: { type: string }",
    "name: { type: string, x-extensible-enum: [a] }",
    [
      "minor putUser `requestBody → content → application/json → schema → properties → name → x-extensible-enum` was added.",
    ],
  ],
  [
    "a value that a result did not have",
    "[admin, guest]",
    "[admin, guest, owner]",
    ["major putUser Enum of `role` gained values: 'owner'."],
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
  ["a body", NAME, HIDDEN("readOnly"), NAME, "A request body that had the right type no longer has it."],
  ["results", NAME, NAME, HIDDEN("writeOnly"), "Results have types that they did not have."],
])("diff says of the types of %s what no comparison of the documents does", async (_, part, original, now, message) => {
  const project = await changed(part, now, original);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes.filter(({ impact }) => impact === "major")).toEqual([
    { api: "users", operation: "putUser", impact: "major", message },
  ]);
});

test("diff says of parameters whose types no longer take what they took", () => {
  const types = (id: string) =>
    `export interface operations { putUser: { parameters: { path: { id: ${id} } }; responses: {} } }`;
  const told = (before: string, after: string) => compareTypes("users", types(before), types(after), ["putUser"]);
  expect(told("string", "string | number")).toEqual([]);
  expect(told("string", "`usr_${string}`")).toEqual([
    {
      api: "users",
      operation: "putUser",
      impact: "major",
      message: "Parameters that had the right types no longer have them.",
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

test("diff tells of each change in a line, and which version that asks for", async () => {
  const project = await changed("maxLength: 20", "maxLength: 30");
  expect(await revokit(project, "diff")).toEqual({
    code: 0,
    stdout:
      "patch  users putUser  `parameters → 0 → schema → maxLength` was modified.  specs/users.yaml:9:84\n\n" +
      "After 1.2.3, the version must be at least 1.2.4; it is 1.2.3: raise it.\n",
    stderr: "",
  });
  await project.replace("package.json", "1.2.3", "1.3.0");
  expect((await revokit(project, "diff")).stdout).toMatch(/it is 1\.3\.0\.\n$/);
  await project.remove("package.json");
  expect((await revokit(project, "diff")).stdout).toMatch(/was modified\.  specs\/users\.yaml:9:84\n$/);
  expect((await revokit(project, "diff", "--help")).stdout).toMatch(/^Says what changed/);
});

test("a version that was raised further than it must is enough, and without a change any is", () => {
  expect(adviseVersion("1.2.3", "1.10.0", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3-rc.1", "1.3.0+build", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3", "1.2.3", [])).toMatchObject({ required: "1.2.3", isEnough: true });
});

test("diff says so where nothing has changed, and where an API came or went", async () => {
  const project = await changed("maxLength: 20", "maxLength: 20 ");
  expect((await revokit(project, "diff")).stdout).toBe("No change since HEAD.\n");
  await project.write("specs/people.yaml", USERS);
  expect((await revokit(project, "diff")).stdout).toMatch(/^minor {2}people {2}The API is new\.\n/);
  await project.remove("specs/users.yaml");
  expect((await revokit(project, "diff")).stdout).toMatch(/major {2}users {2}The API is gone\.\n/);
  const only = await revokit(project, "diff", "specs/people.yaml");
  expect(only.stdout).not.toContain("users");
});

test("diff asks for no version where there is none to raise", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, { "package.json": "{}" });
  const { code, stdout } = await revokit(project, "diff");
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout:
      "major  users putUser  `operationId` of operation `PUT /users/{id}` changed from 'putUser' to 'saveUser'.  specs/users.yaml:7:20\n",
  });
});

test("diff counts from the last release that the changelog tells of", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, {
    "CHANGELOG.md": "# Changes\n\n## [1.2.0] - 2026-01-31\n",
  });
  const { stdout } = await revokit(project, "diff", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ version: { from: "1.2.0", now: "1.2.3", required: "2.0.0" } });
});
