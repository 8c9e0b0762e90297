import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMPLETE, Project } from "../support/project.ts";
import { startWatching } from "./start-watching.ts";

const REFERS = COMPLETE.replace("{ type: string }", "{ $ref: '../common/text.yaml' }");

test("watch notices changes of all inputs of the last run, wherever they are, however they are saved, and even if the run failed", async () => {
  const project = await Project.create({
    "specs/ping.yaml": REFERS,
    "common/text.yaml": "{ type: string, description: First }",
    "node_modules/a/index.js": "",
    "revokit.config.json": '{ "documents": [{ "input": "specs/ping.yaml", "root": "." }] }',
  });
  const nextRun = startWatching(project);
  expect(await nextRun()).toHaveLength(5);

  for (const description of ["Second", "Third"]) {
    await project.save("common/text.yaml", `{ type: string, description: ${description} }`);
    expect(await nextRun()).toContain("changed  generated/ping/types.ts");
  }
  await rm(join(project.folder, "common"), { recursive: true });
  expect((await nextRun())[0]).toMatch(/^specs\/ping\.yaml:13:\d+ /);
  await project.write("common/text.yaml", "{ type: string, description: Fourth }");
  const mended: string[] = [];
  while (!mended.includes("changed  generated/ping/types.ts")) mended.push(...(await nextRun()));

  await project.save("redocly.yaml", "rules: { operation-4xx-response: error }\n");
  expect((await nextRun())[0]).toContain("operation-4xx-response");
  await project.save("redocly.yaml", "rules: {}\n");
  expect(await nextRun()).toEqual(["Nothing has changed: 5 files."]);

  await project.write("node_modules/a/index.js", "changed");
  await project.write("common/other.yaml", "not read");
  await project.write(
    "revokit.config.json",
    '{ "documents": [{ "input": "specs/ping.yaml", "name": "pong", "root": "." }] }',
  );
  const renamed: string[] = [];
  while (!renamed.includes("created  generated/pong/client.ts")) renamed.push(...(await nextRun()));
  expect(renamed.filter((line) => line.startsWith("Nothing"))).toEqual([]);
}, 60_000);

test("watch picks up a document that did not exist when it began, or whose folder is removed and created again", async () => {
  const project = await Project.create({ "node_modules/.keep": "" });
  const nextRun = startWatching(project, "specs/ping.yaml");
  expect((await nextRun()).join()).toContain("There is no ");
  const written = async (text: string, line: string) => {
    await project.write("specs/ping.yaml", text);
    const lines: string[] = [];
    while (!lines.includes(line)) lines.push(...(await nextRun()));
  };
  await written(COMPLETE, "created  generated/ping/client.ts");

  await rm(join(project.folder, "specs"), { recursive: true });
  expect((await nextRun()).join()).toContain("There is no ");
  await written(COMPLETE.replaceAll("ping.test", "pong.test"), "changed  generated/ping/operations.ts");
}, 60_000);

test("watch picks up the correction of an overlay that is absent or has a mistake", async () => {
  const overlay = (title: string) => `overlay: 1.0.0
info: { title: Title, version: 1.0.0 }
actions: [{ target: $.info, update: { title: ${title} } }]
`;
  const project = await Project.create({ "specs/ping.yaml": COMPLETE, "title.yaml": overlay("First") });
  const nextRun = startWatching(project, "specs/ping.yaml", "--overlay", "title.yaml");
  expect(await nextRun()).toHaveLength(5);

  await project.save("title.yaml", overlay("]"));
  expect((await nextRun())[0]).toMatch(/^title\.yaml:.*\(syntax\)/);
  await project.save("title.yaml", overlay("Second"));
  expect(await nextRun()).toContain("changed  generated/ping/facts.ts");
  expect(await project.read("generated/ping/facts.ts")).toContain('"Second"');

  await project.remove("title.yaml");
  expect((await nextRun()).join()).toContain("title.yaml");
  await project.save("title.yaml", overlay("Third"));
  expect(await nextRun()).toContain("changed  generated/ping/facts.ts");
}, 60_000);

test("watch imports the modules again that the settings of the lint or of prettier consist of", async () => {
  const title = (name: string) => `export const title = "${name}";\n`;
  const project = await Project.create({
    "specs/ping.yaml": COMPLETE,
    "redocly.yaml": "extends: [minimal]\nplugins: [plugin.js]\ndecorators: { house/title: on }\n",
    "plugin.js":
      'import { title } from "./title.js";\nconst set = { Operation: { leave: (it) => void (it.summary = title) } };\nexport default () => ({ id: "house", decorators: { oas3: { title: () => set } } });\n',
    "title.js": title("First"),
    "prettier.config.js": 'export { default } from "./shared.js";\n',
    "shared.js": "export default { semi: true };\n",
    "node_modules/.keep": "",
  });
  const nextRun = startWatching(project);
  expect(await nextRun()).toHaveLength(5);
  for (const name of ["Second", "Third"]) {
    await project.save("title.js", title(name));
    await nextRun();
    expect(await project.read("generated/ping/types.ts")).toContain(name);
  }
  await project.save("shared.js", "export default { semi: false };\n");
  await nextRun();
  expect(await project.read("generated/ping/types.ts")).not.toContain(";\n");
}, 60_000);
