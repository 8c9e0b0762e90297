import { expect, test } from "vitest";
import { PING, Project } from "./project.ts";
import { revokit } from "./revokit.ts";

test("generate tells what happened to each file, in a line each, and is quiet when nothing has; check names what differs", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, "node_modules/.keep": "" });
  const first = await revokit(project, "generate");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout.trimEnd().split("\n")).toEqual(
    ["examples", "operations", "types", "validators"].map((name) =>
      expect.stringMatching(`^created  generated/ping/${name}\\.ts  \\d+ ms$`),
    ),
  );
  expect(await project.read("generated/ping/operations.ts")).toContain('from "revokit/contract"');
  expect(await revokit(project, "generate")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await revokit(project, "check", "--json")).toEqual({
    code: 0,
    stdout: '{"files":4,"changes":[],"milliseconds":{}}\n',
    stderr: "",
  });

  await project.remove("generated/ping/types.ts");
  const drift = await revokit(project, "check");
  expect(drift.code).toBe(1);
  expect(drift.stderr).toMatch(/^missing {4}generated\/ping\/types\.ts\n/);
}, 30_000);

test("a document with many problems fills no more than a screen", async () => {
  const paths = Array.from({ length: 60 }, (_, index) => `  /${index}: { get: { wrong: 1 } }\n`).join("");
  const project = await Project.create({ "api/ping.yaml": PING.slice(0, PING.indexOf("  /ping")) + paths });
  const { code, stderr } = await revokit(project, "generate", "api/ping.yaml", "--out", "src/api");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^api\/ping\.yaml:5:\d+ .*wrong/m);
  expect(stderr).toMatch(/No file was changed\.\n$/);
  expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
}, 20_000);

test("a problem is told once, with its place below the current folder, and only what writes says that it did not", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("title: Ping", "title: [Ping") });
  for (const command of ["generate", "check", "lint"]) {
    const { code, stderr } = await revokit(project, command);
    expect(code).toBe(1);
    expect(stderr.split("specs/ping.yaml")).toHaveLength(2);
    expect(stderr).not.toContain(project.folder);
    expect(stderr.includes("No file was changed.")).toBe(command === "generate");
  }
}, 20_000);

test("lint says the same to machines, with every problem", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("description: Pong.", "wrong: Pong.") });
  const lint = await revokit(project, "lint", "--json");
  expect(lint).toMatchObject({ code: 1, stderr: "" });
  const { problems } = JSON.parse(lint.stdout) as { problems: { line: number; rule: string }[] };
  expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual(["9 struct", "10 struct"]);
}, 20_000);

test.each([
  [["generate", "--watsch"], /--watsch/],
  [["check", "--config", "absent.yaml"], /absent\.yaml/],
  [["check"], /specs/],
  [["genrate"], /genrate/],
])(
  "revokit %j is a wrong use, which the exit code and the message say",
  async (args, message) => {
    const project = await Project.create({});
    const { code, stderr } = await revokit(project, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  },
  20_000,
);

test("--help shows examples and exit codes", async () => {
  const project = await Project.create({});
  const { code, stdout } = await revokit(project, "generate", "--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/Usage: revokit[^]*Exit codes:[^]*Examples:\n {2}revokit/);
}, 20_000);
