import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runDescribeTask } from "../../scripts/describe/run-describe-task.ts";
import { planGeneration } from "../../scripts/generate.ts";
import { Linter } from "../../scripts/lint/linter.ts";
import type { Sources } from "../../scripts/lint/resolver.ts";
import { applyAction } from "../../scripts/overlay/apply-action.ts";
import type { Json } from "../../scripts/overlay/merge.ts";
import { PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

const document = {
  paths: {
    "/a": { get: { tags: ["x"], deprecated: false }, parameters: [{ name: "p" }, { name: "q" }, { name: "r" }] },
    "/b": { get: { tags: [] } },
  },
} satisfies Json;
const apply = (action: Parameters<typeof applyAction>[1]) => applyAction(document, action).document;

describe("an action of an overlay", () => {
  test("merges an object into each object that its target selects, and concatenates lists", () => {
    const update = { tags: ["y"], deprecated: true, "x-a": { __proto__: null, b: 1 } };
    expect(apply({ target: "$.paths.*.get", update })).toEqual({
      paths: {
        "/a": { ...document.paths["/a"], get: { tags: ["x", "y"], deprecated: true, "x-a": { b: 1 } } },
        "/b": { get: { tags: ["y"], deprecated: true, "x-a": { b: 1 } } },
      },
    });
  });

  test("adds an item to a list", () => {
    expect(apply({ target: "$.paths['/b'].get.tags", update: "z" })).toMatchObject({
      paths: { "/b": { get: { tags: ["z"] } } },
    });
  });

  test("appends the items of a list to another, and replaces any other value, as Overlay 1.1 says", () => {
    const listed = apply({ target: "$.paths['/a'].get.tags", update: ["y", "z"] });
    expect(listed).toMatchObject({ paths: { "/a": { get: { tags: ["x", "y", "z"] } } } });
    const flagged = apply({ target: "$.paths['/a'].get.deprecated", update: true });
    expect(flagged).toMatchObject({ paths: { "/a": { get: { deprecated: true } } } });
    const copied = apply({ target: "$.paths['/b'].get.tags", copy: "$.paths['/a'].parameters" });
    expect(copied).toMatchObject({ paths: { "/b": { get: { tags: [{ name: "p" }, { name: "q" }, { name: "r" }] } } } });
    const removed = apply({ target: "$.paths['/a'].get.tags[?@ == 'x']", remove: true });
    expect(removed).toMatchObject({ paths: { "/a": { get: { tags: [] } } } });
  });

  test.each([
    ["[1,0]", ["r"]],
    ["[2,0]", ["q"]],
    ["[-1,0]", ["q"]],
    ["[::-1]", []],
    ["[0,1,2]", []],
  ])("removes the items of a list that %s selects, whatever their order", (selector, left) => {
    const parameters = left.map((name) => ({ name }));
    expect(apply({ target: `$.paths['/a'].parameters${selector}`, remove: true })).toMatchObject({
      paths: { "/a": { parameters } },
    });
  });

  test("removes each place, also several in one list, even if the action has an update too", () => {
    const action = { target: "$.paths['/a'].parameters[?@.name != 'q']", remove: true, update: {} };
    expect(apply(action)).toMatchObject({ paths: { "/a": { parameters: [{ name: "q" }] } } });
    expect(apply({ target: "$..get", remove: true })).toEqual({
      paths: { "/a": { parameters: document.paths["/a"].parameters }, "/b": {} },
    });
  });

  test("copies one value", () => {
    const copied = apply({ target: "$.paths['/b']", copy: "$.paths['/a']" });
    expect(copied).toMatchObject({ paths: { "/b": { get: { tags: ["x"] }, parameters: { length: 3 } } } });
    expect(() => apply({ target: "$.paths", copy: "$.paths.*" })).toThrow(/selects 2/);
  });

  test("selects nothing, and changes nothing", () => {
    expect(applyAction(document, { target: "$.servers[*]", update: {} })).toEqual({ document, count: 0 });
  });

  test.each([
    ["an update that is not an object", { target: "$.paths", update: "x" }],
    ["an update of another type", { target: "$.paths['/a']", update: { get: [] } }],
    ["an object in place of a single value", { target: "$.paths['/a'].get.deprecated", update: {} }],
    ["objects and lists at once", { target: "$.paths['/a'].*", update: {} }],
    ["the whole document", { target: "$", remove: true }],
  ])("is refused for %s", (_, action) => {
    expect(() => apply(action)).toThrow(TypeError);
  });
});

describe("a document with overlays", () => {
  const bundle = async (overlay: string, more: Readonly<Record<string, string>> = {}) => {
    const project = await Project.create({ "specs/ping.yaml": PING, "fix.overlay.yaml": overlay, ...more });
    const linter = await Linter.create(project.request.lint);
    const file = join(project.folder, "specs/ping.yaml");
    const overlays = ["fix.overlay.yaml", ...Object.keys(more)].map((name) => join(project.folder, name));
    const sources: Sources = new Map();
    const bundled = await linter.bundle({ name: "ping", file, root: join(project.folder, "specs"), overlays }, sources);
    return { ...bundled, files: [...sources.keys()] };
  };
  const HEAD = "overlay: 1.0.0\ninfo: { title: Fix, version: 1.0.0 }\n";

  test("gets this project's extensions while its file stays unchanged, and consists of both files", async () => {
    const actions = `actions:\n  - target: $.paths['/ping'].get\n    update: { x-idempotency: { header: Idempotency-Key } }\n`;
    const second = `${HEAD}actions:\n  - target: $.paths['/ping'].get['x-idempotency']\n    update: { retention: PT1H }\n`;
    const { document: bundled, files } = await bundle(HEAD + actions, { "second.yaml": second });
    expect(bundled.paths?.["/ping"]).toMatchObject({
      get: { "x-idempotency": { header: "Idempotency-Key", retention: "PT1H" } },
    });
    expect(files.map((file) => file.replace(/.*\//, ""))).toEqual(["ping.yaml", "fix.overlay.yaml", "second.yaml"]);
  });

  test("names a target that selects nothing, with its place", async () => {
    const { overlayNotes } = await bundle(`${HEAD}actions:\n  - target: $.paths['/pong']\n    remove: true\n`);
    expect(overlayNotes).toEqual([
      expect.objectContaining({
        file: expect.stringMatching(/fix\.overlay\.yaml$/),
        line: 4,
        message: "$.paths['/pong'] selects nothing, so the action changes nothing.",
      }),
    ]);
  });

  test.each([
    ["no overlay", "title: x\n", /fix\.overlay\.yaml:1:1 .*overlay: 1\.0\.0/],
    ["an overlay of a future version", "overlay: 2.0.0\nactions: []\n", /:1:10 .*version 2\.0\.0.*overlay: 1\.0\.0/],
    ["no JSONPath", `${HEAD}actions:\n  - target: paths\n    remove: true\n`, /:4:\d+ .*paths is not a JSONPath/],
    ["an action that does nothing", `${HEAD}actions:\n  - target: $.paths\n`, /:4:\d+ .*`remove: true`/],
    [
      "an update that does not fit its target",
      `${HEAD}actions:\n  - target: $.paths\n    update: 1\n`,
      /:4:\d+ .*an object can be updated/,
    ],
    ["a file that is not YAML", "overlay: [", /fix\.overlay\.yaml:1:\d+/],
  ])("is refused with its place for %s", async (_, overlay, expected) => {
    await expect(bundle(overlay)).rejects.toThrow(expected);
  });
});

test("revokit generate and check take overlays on the command line, and notice a changed, added or removed one", async () => {
  const overlay = (header: string) =>
    `overlay: 1.0.0\nactions:\n  - target: $.paths['/ping'].get\n    update: { x-idempotency: { header: ${header} } }\n`;
  const project = await Project.create({
    "api/ping.yaml": PING,
    "fix.yaml": overlay("Key-A"),
    "node_modules/.keep": "",
  });
  const run = (command: string, ...more: readonly string[]) => revokit(project, command, "api/ping.yaml", ...more);
  expect(await run("generate", "--overlay", "fix.yaml")).toMatchObject({ code: 0 });
  expect(await project.read("generated/ping/operations.ts")).toContain('header: "Key-A"');
  expect(await run("check", "--overlay", "fix.yaml")).toMatchObject({ code: 0 });
  await project.write("fix.yaml", overlay("Key-B"));
  expect(await run("check", "--overlay", "fix.yaml")).toMatchObject({ code: 1 });
  expect(await run("check")).toMatchObject({ code: 1 });
});

test.each(["overlay: [", "overlay: 1.1.0\ninfo: { title: Fix, version: '1' }\nactions: []\n"])(
  "an overlay is one of the files that a run has read, whether it is valid or not: %j",
  async (overlay) => {
    const project = await Project.create({ "specs/ping.yaml": PING, "fix.overlay.yaml": overlay });
    const [file, overlays] = [join(project.folder, "specs/ping.yaml"), [join(project.folder, "fix.overlay.yaml")]];
    const read: string[] = [];
    const onRead = (files: readonly string[]) => void read.push(...files);
    await planGeneration({ ...project.request, input: [{ file, overlays }], onRead }).catch(() => undefined);
    const described = await runDescribeTask({ spec: { name: "ping", file, root: project.folder, overlays }, lint: {} });

    expect(read).toEqual(expect.arrayContaining([file, ...overlays]));
    expect(Object.keys(described.inputs)).toEqual(expect.arrayContaining([file, ...overlays]));
  },
);
