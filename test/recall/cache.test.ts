import { readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "../../scripts/generate.ts";
import { pipelineFiles } from "../../scripts/recall/hash-pipeline.ts";
import { PING, Project } from "../support/project.ts";
import { repositoryPath } from "../support/repository.ts";

/** Two generated APIs, the first with a part in a separate file. */
async function generated(): Promise<Project> {
  const project = await Project.create({
    "specs/one.yaml": PING.replace("schema: { type: string }", 'schema: { $ref: "parts/pong.yaml" }'),
    "specs/parts/pong.yaml": "type: string\n",
    "specs/two.yaml": PING,
    "redocly.yaml": "extends: [minimal]\nplugins: [lint/plugin.js]\n",
    "lint/plugin.js": 'export { default } from "./rules.js";\n',
    "lint/rules.js": 'export default () => ({ id: "rules" });\n',
  });
  await project.generate();
  return project;
}

/** The APIs that a run lints and compiles. */
const compiled = async (project: Project) => [...(await project.generate()).durations.keys()];

test("nothing is compiled when nothing has changed", async () => {
  const project = await generated();
  expect(await compiled(project)).toEqual([]);
  expect((await project.plan()).paths).toEqual(Object.keys(await project.generated()));
});

test("only the API whose spec has changed is compiled", async () => {
  const project = await generated();
  await project.replace("specs/two.yaml", "Ping", "Bing");
  expect(await compiled(project)).toEqual(["two"]);
  expect(await compiled(project)).toEqual([]);
});

test("a referenced file counts as part of the spec", async () => {
  const project = await generated();
  await project.write("specs/parts/pong.yaml", "type: [string, 'null']\n");
  expect(await compiled(project)).toEqual(["one"]);
});

test.each([
  ["redocly.yaml", "extends: [minimal]\n"],
  [".redocly.lint-ignore.yaml", "{}\n"],
  ["lint/rules.js", 'export default () => ({ id: "others" });\n'],
  [".prettierrc.json", '{ "printWidth": 60 }\n'],
])("everything is compiled again when %s changes", async (path, content) => {
  const project = await generated();
  await project.write(path, content);
  expect(await compiled(project)).toEqual(["one", "two"]);
  expect(await compiled(project)).toEqual([]);
});

test("everything is compiled again when a module changes that the settings of the lint or of prettier import", async () => {
  const project = await Project.create({
    "specs/one.yaml": PING,
    "redocly.yaml": "extends: [minimal]\nplugins: [plugin.js, installed]\n",
    "plugin.js": 'import { id } from "./house/id.js";\nexport default () => ({ id });\n',
    "house/id.js": 'export const id = "house";\n',
    "node_modules/installed/package.json": '{ "main": "main.cjs", "version": "1.0.0" }',
    "node_modules/installed/main.cjs": 'module.exports = () => ({ id: "installed" });\n',
    "prettier.config.js": 'import width from "./house/width.cjs";\nexport default { printWidth: width };\n',
    "house/width.cjs": 'module.exports = require("./wide.json").width;\n',
    "house/wide.json": '{ "width": 100 }',
    "generated/one/.prettierrc": '"linked"\n',
    "linked/package.json": '{ "exports": { "import": "./only.js" } }',
    "linked/only.js": "export default {};\n",
  });
  await symlink("../linked", join(project.folder, "node_modules/linked"));
  await project.generate();
  expect(await compiled(project)).toEqual([]);
  for (const [path, content] of [
    ["house/id.js", 'export const id = "other";\n'],
    ["node_modules/installed/package.json", '{ "main": "main.cjs", "version": "1.0.1" }'],
    ["house/wide.json", '{ "width": 80 }'],
    ["linked/only.js", "export default { semi: false };\n"],
  ] as const) {
    await project.write(path, content);
    expect(await compiled(project), path).toEqual(["one"]);
  }
});

test("manual edits of generated files are detected", async () => {
  const project = await generated();
  await project.replace("generated/two/types.ts", "ping", "pong");
  expect(await project.drift()).toEqual(["different two/types.ts"]);
  await project.remove("generated/two/types.ts");
  expect(await project.drift()).toEqual(["missing two/types.ts"]);
});

test("a spec with a problem is linted again until it has none", async () => {
  const project = await generated();
  await project.replace("specs/two.yaml", "operationId: ping", "operationId: 1");
  await expect(project.plan()).rejects.toThrow(/two\.yaml/);
  await expect(project.plan()).rejects.toThrow(/two\.yaml/);
});

test("a missing or broken cache only costs time", async () => {
  const project = await generated();
  const folder = project.request.cache ?? "";
  for (const file of await readdir(folder)) await project.write(`node_modules/.cache/revokit/${file}`, '{"tools":1');
  expect(await compiled(project)).toEqual(["one", "two"]);
  await rm(join(folder), { recursive: true });
  expect(await compiled(project)).toEqual(["one", "two"]);
});

test("an unwritable cache folder only costs time", async () => {
  const project = await Project.create({ "specs/one.yaml": PING, "node_modules/.cache": "a file" });
  await project.generate();
  expect(await project.drift()).toEqual([]);
});

test("what is compiled depends on the pipeline, its libraries, and the library's own functions", () => {
  const files = pipelineFiles();
  expect(files).toContain(repositoryPath("scripts/compile/operations.ts"));
  expect(files).toContain(repositoryPath("src/media-type.ts"));
  expect(files).toContain(repositoryPath("node_modules/prettier/package.json"));
});

test("converted line endings are not drift, and are kept", async () => {
  const project = await generated();
  const files = await project.generated();
  for (const [path, content] of Object.entries(files)) {
    await project.write(`generated/${path}`, content.replaceAll("\n", "\r\n"));
  }
  expect(await compiled(project)).toEqual([]);
  await project.remove("node_modules");
  expect(await project.drift()).toEqual([]);
  await project.write("generated/two/types.ts", `${files["two/types.ts"]}\r\n// more`);
  expect(await project.drift()).toEqual(["different two/types.ts"]);
});

test("a file that is named percent-encoded counts as part of the spec", async () => {
  const project = await Project.create({
    "specs/one.yaml": PING.replace("schema: { type: string }", 'schema: { $ref: "parts/my%20pong.yaml" }'),
    "specs/parts/my pong.yaml": "type: string\n",
  });
  await project.generate();
  expect(await compiled(project)).toEqual([]);
  await project.write("specs/parts/my pong.yaml", "type: [string, 'null']\n");
  expect(await compiled(project)).toEqual(["one"]);
});

test.each([
  ["specs/one.yaml", PING.replace("Ping", "Bing")],
  ["specs/parts/pong.yaml", "type: [string, 'null']\n"],
  ["specs/parts/overlay.yaml", "overlay: 1.0.0\nactions: [{ target: $.info, update: { title: Bing } }]\n"],
  ["lint/rules.js", 'export default () => ({ id: "others" });\n'],
])("what is saved while it is compiled is compiled by the next run: %s", async (path, content) => {
  const overlay = "overlay: 1.0.0\nactions: [{ target: $.info, update: { title: Ding } }]\n";
  const project = await Project.create({
    "specs/one.yaml": PING.replace("schema: { type: string }", 'schema: { $ref: "parts/pong.yaml" }'),
    "specs/parts/pong.yaml": "type: string\n",
    "specs/parts/overlay.yaml": overlay,
    "redocly.yaml": "extends: [minimal]\nplugins: [lint/plugin.js]\n",
    "lint/plugin.js": 'export { default } from "./rules.js";\n',
    "lint/rules.js": 'export default () => ({ id: "rules" });\n',
  });
  const { folder, request } = project;
  const overlays = [join(folder, "specs/parts/overlay.yaml")];
  const input = [{ folder: join(folder, "specs"), overlays }];
  const save = () => writeFileSync(join(folder, path), content);
  await generate({ ...request, input }, save);
  const { durations } = await generate({ ...request, input });
  expect([...durations.keys()]).toEqual(["one"]);
});
