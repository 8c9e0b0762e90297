import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { diffSpecs } from "../../scripts/diff/diff.ts";
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
  [
    "a new optional parameter",
    "parameters:",
    NEW_PARAMETER(false),
    ['additive putUser The optional parameter "dry" is new.'],
  ],
  [
    "a new required parameter",
    "parameters:",
    NEW_PARAMETER(true),
    ['breaking putUser The required parameter "dry" is new.'],
  ],
  [
    "a removed status",
    '        "404": { description: No such user. }\n',
    "",
    ["breaking putUser The status 404 is gone."],
  ],
  [
    "a narrowed parameter",
    "maxLength: 20",
    "maxLength: 10",
    ['breaking putUser The parameter "id" takes less: maxLength.'],
  ],
  ["a widened parameter", "maxLength: 20", "maxLength: 30", ['additive putUser The parameter "id" takes more.']],
  [
    "a renamed operation",
    "operationId: putUser",
    "operationId: saveUser",
    ['breaking putUser The operation is called "saveUser" now.'],
  ],
  [
    "a path that moved",
    "/users/{id}",
    "/people/{id}",
    ["neutral putUser PUT /users/{id} has become PUT /people/{id}."],
  ],
  [
    "another optional property",
    "name: { type: string }",
    "name: { type: string }, age: { type: integer }",
    ["additive undefined The types are others, and take all that they took."],
  ],
  [
    "a description",
    "description: The user.",
    "description: The user, saved.",
    ["neutral undefined Descriptions have changed."],
  ],
  [
    "a property that a request body must have now",
    "required: [name]",
    "required: [name, role]",
    ["breaking putUser The request body takes less: role (required)."],
  ],
  [
    "a property whose type only the types tell of",
    "name: { type: string }",
    "name: { oneOf: [{ const: a }, { const: b }] }",
    ["breaking putUser A request body that had the right type no longer has it."],
  ],
  [
    "a value that a result did not have",
    "[admin, guest]",
    "[admin, guest, owner]",
    ["breaking putUser Results have types that they did not have."],
  ],
])("diff says of %s what it means", async (_, part, replacement, expected) => {
  const project = await changed(part, replacement);
  const { changes } = await diffSpecs(project.workspace, "HEAD");
  expect(changes.map(({ impact, operation, message }) => `${impact} ${operation} ${message}`)).toEqual(expected);
});

const NARROW: readonly (readonly [keyword: string, wide: string, narrow: string])[] = [
  ["maxLength", "type: string, maxLength: 9", "type: string, maxLength: 8"],
  ["maxLength", "type: string", "type: string, maxLength: 8"],
  ["minLength", "type: string, minLength: 1", "type: string, minLength: 2"],
  ["pattern", "type: string", 'type: string, pattern: "^a"'],
  ["minimum", "type: integer, minimum: 1", "type: integer, minimum: 2"],
  ["maximum", "type: integer, maximum: 9", "type: integer, maximum: 8"],
  ["enum", "type: string, enum: [a, b]", "type: string, enum: [a]"],
  ["maxItems", "type: array, items: {}", "type: array, items: {}, maxItems: 3"],
  ["items.maxLength", "type: array, items: { type: string }", "type: array, items: { type: string, maxLength: 3 }"],
];

test.each(NARROW)(
  "a smaller %s breaks callers, in a parameter and anywhere in a body",
  async (keyword, wide, narrow) => {
    const inParameter = await changed("type: string, maxLength: 20", narrow, wide);
    const inBody = await changed("name: { type: string }", `name: { ${narrow} }`, `name: { ${wide} }`);
    const deep = await changed(
      "name: { type: string }",
      `names: { type: array, items: { allOf: [{ properties: { name: { ${narrow} } } }] } }`,
      `names: { type: array, items: { allOf: [{ properties: { name: { ${wide} } } }] } }`,
    );
    for (const [project, message] of [
      [inParameter, `The parameter "id" takes less: ${keyword}.`],
      [inBody, `The request body takes less: name.${keyword}.`],
      [deep, `The request body takes less: names.items.name.${keyword}.`],
    ] as const) {
      const { changes } = await diffSpecs(project.workspace, "HEAD");
      expect(changes).toContainEqual({ api: "users", operation: "putUser", impact: "breaking", message });
    }
  },
);

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
  ["1.2.3", "breaking", "2.0.0"],
  ["1.2.3", "additive", "1.3.0"],
  ["1.2.3", "neutral", "1.2.4"],
  ["0.2.3", "breaking", "0.3.0"],
  ["0.2.3", "additive", "0.2.4"],
] as const)("after %s, a change that is %s asks for %s", (from, impact, required) => {
  expect(adviseVersion(from, from, [impact])).toEqual({ from, now: from, required, isEnough: false });
  expect(adviseVersion(from, required, [impact]).isEnough).toBe(true);
});

test("diff tells of each change in a line, and which version that asks for", async () => {
  const project = await changed("maxLength: 20", "maxLength: 30");
  expect(await revokit(project, "diff")).toEqual({
    code: 0,
    stdout:
      'additive  users putUser  The parameter "id" takes more.\n\n' +
      "After 1.2.3, the version must be at least 1.3.0; it is 1.2.3: raise it.\n",
    stderr: "",
  });
  await project.replace("package.json", "1.2.3", "1.3.0");
  expect((await revokit(project, "diff")).stdout).toMatch(/it is 1\.3\.0\.\n$/);
  await project.remove("package.json");
  expect((await revokit(project, "diff")).stdout).toMatch(/takes more\.\n$/);
  expect((await revokit(project, "diff", "--help")).stdout).toMatch(/^Says what changed/);
});

test("diff says so where nothing has changed, and where an API came or went", async () => {
  const project = await changed("maxLength: 20", "maxLength: 20 ");
  expect((await revokit(project, "diff")).stdout).toBe("No change since HEAD.\n");
  await project.write("specs/people.yaml", USERS);
  expect((await revokit(project, "diff")).stdout).toMatch(/^additive {2}people {2}The API is new\.\n/);
  await project.remove("specs/users.yaml");
  expect((await revokit(project, "diff")).stdout).toMatch(/breaking {2}users {2}The API is gone\.\n/);
  const only = await revokit(project, "diff", "specs/people.yaml");
  expect(only.stdout).not.toContain("users");
});

test("diff asks for no version where there is none to raise", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, { "package.json": "{}" });
  const { code, stdout } = await revokit(project, "diff");
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: 'breaking  users putUser  The operation is called "saveUser" now.\n',
  });
});

test("diff counts from the last release that the changelog tells of", async () => {
  const project = await changed("operationId: putUser", "operationId: saveUser", undefined, {
    "CHANGELOG.md": "# Changes\n\n## [1.2.0] - 2026-01-31\n",
  });
  const { stdout } = await revokit(project, "diff", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ version: { from: "1.2.0", now: "1.2.3", required: "2.0.0" } });
});
