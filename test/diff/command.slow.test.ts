import { expect, test } from "vitest";
import { PING } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";
import { changed } from "./changed-project.ts";

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
  expect((await revokit(project, "diff", "--help")).stdout).toMatch(/^Usage: revokit diff .*\n\nReports what changed/);
});

test("diff reports that nothing has changed, and that an API was added or removed", async () => {
  const project = await changed("maxLength: 20", "maxLength: 20 ");
  expect((await revokit(project, "diff")).stdout).toBe("No change since HEAD.\n");
  await project.write("specs/ping.yaml", PING);
  expect((await revokit(project, "diff")).stdout).toMatch(/^ping\n {2}minor {2}The API was added\.\n/);
  await project.remove("specs/users.yaml");
  expect((await revokit(project, "diff")).stdout).toMatch(/^users\n {2}major {2}The API was removed\.\n/);
  const only = await revokit(project, "diff", "specs/ping.yaml");
  expect(only.stdout).not.toContain("users");
});

test("diff writes Markdown for a pull request, in which the document's text is escaped", async () => {
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

test("diff requires no version if package.json has none", async () => {
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

test("diff reads a package.json that begins with a byte order mark, as npm does, and names one that is not JSON", async () => {
  const manifest = '\ufeff{ "version": "1.2.3" }';
  const project = await changed("maxLength: 20", "maxLength: 30", undefined, { "package.json": manifest });
  const { stdout } = await revokit(project, "diff", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ version: { from: "1.2.3", now: "1.2.3", required: "1.2.4" } });
  await project.write("package.json", '{ "version": ');
  const { code, stderr } = await revokit(project, "diff");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^package\.json: .*JSON/) });
});
