import { expect, test } from "vitest";
import { assertConfig } from "../../scripts/config/check-config.ts";
import { PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

const CONFIG = `
  documents: [
    "a/ping.yaml",
    { input: "b/openapi.yaml", name: "pong", out: "src/pong", exclude: ["operation:gone"] },
  ],
  out: "src/api",
`;

const TWO = PING.replace(
  "paths:",
  "paths:\n  /gone: { get: { operationId: gone, responses: { 204: { description: Gone } } } }",
);

const FORMS: Readonly<Record<string, string>> = {
  "revokit.config.ts": `import { defineConfig, type RevokitConfig } from "@revokit/cli";\nconst config: RevokitConfig = {${CONFIG}};\nexport default defineConfig(config);\n`,
  "revokit.config.js": `import { defineConfig } from "@revokit/cli";\nexport default defineConfig({${CONFIG}});\n`,
  "revokit.config.mjs": `export default {${CONFIG}};\n`,
  "revokit.config.cjs": `module.exports = {${CONFIG}};\n`,
  "revokit.config.json": JSON.stringify({
    documents: ["a/ping.yaml", { input: "b/openapi.yaml", name: "pong", out: "src/pong", exclude: ["operation:gone"] }],
    out: "src/api",
  }),
  "revokit.config.yaml": `documents:
  - a/ping.yaml
  - { input: b/openapi.yaml, name: pong, out: src/pong, exclude: ["operation:gone"] }
out: src/api
`,
};

test.each(Object.keys(FORMS))("%s names the documents, each with its own settings", async (name) => {
  const project = await Project.create({ "a/ping.yaml": PING, "b/openapi.yaml": TWO, [name]: FORMS[name] ?? "" });
  expect(await revokit(project, "generate")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.read("src/api/ping/client.ts")).toContain("createPing");
  expect(await project.read("src/pong/pong/facts.ts")).not.toContain("gone");
  expect(await revokit(project, "check")).toMatchObject({
    code: 0,
    stdout: "src/api/ is up to date: 5 files.\nsrc/pong/ is up to date: 5 files.\n",
  });
  expect(await revokit(project, "lint")).toMatchObject({ code: 0, stdout: expect.stringContaining("2 documents") });
});

test("options on the command line win, and a document that is named there has its settings of the configuration", async () => {
  const project = await Project.create({
    "a/ping.yaml": PING,
    "b/openapi.yaml": TWO,
    "revokit.config.ts": FORMS["revokit.config.ts"] ?? "",
  });
  await revokit(project, "generate", "b/openapi.yaml", "--out", "elsewhere", "--exclude", "operation:ping");
  const facts = await project.read("elsewhere/pong/facts.ts");
  expect(facts).toContain("gone");
  expect(facts).not.toContain('path: "/ping"');
});

test("if one document has a problem, none is written, whatever its folder", async () => {
  const project = await Project.create({
    "a/ping.yaml": PING,
    "b/openapi.yaml": TWO.replace("operationId: gone", "operationId: 1"),
    "revokit.config.ts": FORMS["revokit.config.ts"] ?? "",
  });
  expect(await revokit(project, "generate")).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^b\/openapi\.yaml/),
  });
  await expect(project.read("src/api/ping/client.ts")).rejects.toThrow("ENOENT");
});

test("--config names another file, whose paths are relative to its own folder", async () => {
  const project = await Project.create({
    "tools/revokit.json": '{ "documents": ["../a/ping.yaml"], "out": "../out", "lintConfig": "lint.yaml" }',
    "tools/lint.yaml": "rules: { operation-summary: error }\n",
    "a/ping.yaml": PING,
  });
  const refused = await revokit(project, "generate", "--config", "tools/revokit.json");
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("operation-summary") });
  await project.write("tools/lint.yaml", "rules: {}\n");
  await revokit(project, "generate", "-c", "tools/revokit.json");
  expect(await project.read("out/ping/client.ts")).toContain("createPing");
  const absent = await revokit(project, "generate", "--config", "absent.ts");
  expect(absent).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no .*absent\.ts\.\n$/) });
});

test.each([
  ["{ documnets: [] }", "There is no setting documnets. Did you mean documents?"],
  [
    '{ documents: [{ input: "a", overlay: [] }] }',
    "There is no setting documents[0].overlay. Did you mean documents[0].overlays?",
  ],
  ['{ documents: [{ name: "a" }] }', "documents[0] has no input"],
  ["{ documents: [] }", "documents must be a list"],
  ["{ out: 1 }", "out must be a string"],
  ['{ format: "no" }', "format must be true or false"],
  ['{ documents: [{ input: "a", include: "tag:a" }] }', "documents[0].include must be a list of strings"],
  ['{ importExtension: ".ts" }', "importExtension must be ts, js or none"],
  ["[]", "The default export must be an object"],
  ["undefined", "The default export must be an object"],
  ['{ documents: [{ input: "a/ping.yaml", include: ["pets"] }] }', '"pets" has none of the forms'],
  ['{ documents: ["nowhere.yaml"] }', "There is no "],
])("the configuration %s is refused: %s", async (config, message) => {
  const project = await Project.create({ "a/ping.yaml": PING, "revokit.config.ts": `export default ${config};\n` });
  const { code, stderr } = await revokit(project, "check");
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test("an error in a configuration, or thrown by it, is reported with its file", async () => {
  const project = await Project.create({ "revokit.config.js": 'throw new Error("no such thing");\n' });
  expect(await revokit(project, "lint")).toMatchObject({ code: 2, stderr: "revokit.config.js: no such thing\n" });
});

test("a complete configuration is accepted", () => {
  const document = {
    input: "a",
    name: "a",
    out: "a",
    root: "a",
    overlays: ["a"],
    include: ["tag:a"],
    exclude: ["tag:a"],
  };
  const common = {
    out: "a",
    runtime: "a",
    importExtension: "js",
    format: false,
    formatLarge: true,
    lintConfig: "a",
    allowRemote: true,
  };
  expect(() => assertConfig({ documents: ["a", document], ...common })).not.toThrow();
});
