import { expect, test } from "vitest";
import { fail } from "../../scripts/cli/failure.ts";
import { main } from "../../scripts/cli/main.ts";
import { runHere } from "../support/run-here.ts";
import { COMPLETE, PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

test("generate prints a line for each file, or that nothing has changed; check names what differs", async () => {
  const project = await Project.create({ "specs/ping.yaml": COMPLETE, "node_modules/.keep": "" });
  const first = await revokit(project, "generate");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout.trimEnd().split("\n")).toEqual(
    ["client", "facts", "operations", "types", "validators"].map((name) =>
      expect.stringMatching(`^created  generated/ping/${name}\\.ts  \\d+ ms$`),
    ),
  );
  expect(await project.read("generated/ping/operations.ts")).toContain('from "revokit/runtime"');
  expect(await revokit(project, "generate")).toEqual({
    code: 0,
    stdout: "Nothing has changed: 5 files.\n",
    stderr: "",
  });
  expect(await revokit(project, "check", "--json")).toEqual({
    code: 0,
    stdout: '{"files":5,"changes":[],"milliseconds":{},"remarks":{},"notes":[],"formatNotes":[]}\n',
    stderr: "",
  });

  await project.remove("generated/ping/types.ts");
  const drift = await revokit(project, "check");
  expect(drift.code).toBe(1);
  expect(drift.stderr).toMatch(/^missing {4}generated\/ping\/types\.ts\n/);
}, 30_000);

test("on a terminal times are dim, and in a pipe they are not", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING });
  const { stdout } = await runHere(() => main(["generate"]), { cwd: project.folder, isTTY: true });
  expect(stdout).toMatch(/^\u001b\[32m(?:created)\u001b\[39m {2}generated\/ping\/client\.ts {2}\u001b\[2m\d+ ms\u001b/);
  await project.remove("specs/ping.yaml");
  await project.write("specs/pong.yaml", PING);
  expect((await revokit(project, "generate")).stdout).toMatch(/^removed {2}generated\/ping\/facts\.ts$/m);
});

test("a document with many problems fills at most a screen", async () => {
  const paths = Array.from({ length: 60 }, (_, index) => `  /${index}: { get: { wrong: 1 } }\n`).join("");
  const project = await Project.create({ "api/ping.yaml": PING.slice(0, PING.indexOf("  /ping")) + paths });
  const { code, stderr } = await revokit(project, "generate", "api/ping.yaml", "--out", "src/api");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^api\/ping\.yaml:5:\d+ .*wrong/m);
  expect(stderr).toMatch(/No file was changed\.\n$/);
  expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
}, 20_000);

test("a problem is reported once, with its relative place, and only commands that write say that nothing was written", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("title: Ping", "title: [Ping") });
  for (const command of ["generate", "check", "lint"]) {
    const { code, stderr } = await revokit(project, command);
    expect(code).toBe(1);
    expect(stderr.split("specs/ping.yaml")).toHaveLength(2);
    expect(stderr).not.toContain(project.folder);
    expect(stderr.includes("No file was changed.")).toBe(command === "generate");
  }
}, 20_000);

test("a folder that is a file, and settings that refer to missing files, are reported in a line", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, generated: "no folder" });
  const blocked = await revokit(project, "generate");
  expect(blocked).toMatchObject({ code: 2, stderr: expect.stringMatching(/^ENOTDIR.*generated.*\n$/) });
  await project.write("redocly.yaml", "plugins: [./absent.js]\n");
  const unset = await revokit(project, "lint");
  expect(unset).toMatchObject({ code: 2, stderr: expect.stringMatching(/absent\.js/) });
});

test("lint --json has every problem", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("description: Pong.", "wrong: Pong.") });
  const lint = await revokit(project, "lint", "--json");
  expect(lint).toMatchObject({ code: 1, stderr: "" });
  const { problems } = JSON.parse(lint.stdout) as { problems: { line: number; rule: string }[] };
  expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
    "9 struct",
    "10 struct",
    "6 operation-summary",
    "6 security-defined",
  ]);
}, 20_000);

test.each([
  [["generate", "--watsch"], /--watsch.*Did you mean --watch\?/],
  [["check", "--lint-config", "absent.yaml"], /absent\.yaml/],
  [["check"], /specs/],
  [["genrate"], /genrate.*Did you mean generate\?/],
])(
  "revokit %j is a usage error, with its exit code and message",
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

test("lint says that one document or several have no problems, also as JSON", async () => {
  const project = await Project.create({ "specs/ping.yaml": COMPLETE });
  expect(await revokit(project, "lint")).toEqual({ code: 0, stdout: "1 document, no problems.\n", stderr: "" });
  expect(await revokit(project, "lint", "--json")).toEqual({ code: 0, stdout: '{"problems":[]}\n', stderr: "" });
  await project.write("specs/pong.yaml", COMPLETE);
  expect((await revokit(project, "lint")).stdout).toBe("2 documents, no problems.\n");
  expect((await revokit(project, "lint", "specs/ping.yaml")).stdout).toBe("1 document, no problems.\n");
  expect((await revokit(project, "lint", "api")).stderr).toMatch(/There is no .*api\.\n$/);
});

test("generate writes what check --json expects, without a redocly.yaml", async () => {
  const project = await Project.create({ "api/ping.yaml": COMPLETE });
  await project.remove("redocly.yaml");
  const args = ["api", "--out", "src/api", "--json"] as const;
  const kinds = (stdout: string) =>
    (JSON.parse(stdout) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind);

  expect(kinds((await revokit(project, "generate", "--check", ...args)).stdout)).toEqual(Array(5).fill("missing"));
  expect(kinds((await revokit(project, "generate", ...args)).stdout)).toEqual(Array(5).fill("missing"));
  const elsewhere = await revokit(project, "check", "api");
  expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringContaining("or name its folder with --out") });
  const check = await revokit(project, "check", "api", "--out", "src/api");
  expect(check).toEqual({ code: 0, stdout: "src/api/ is up to date: 5 files.\n", stderr: "" });
});

test.each(["generate", "check", "lint"])("revokit %s --help begins with what it does", async (command) => {
  const project = await Project.create({});
  expect((await revokit(project, command, "--help")).stdout).toMatch(
    /^Usage: revokit .*\n\n(Generates|Checks|Reports) /,
  );
});

test("one problem is counted as one, and any other error is an error in JSON", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("operationId: ping", "operationId: 1") });
  expect((await revokit(project, "lint")).stderr).toMatch(/\n\n1 problem\.\n$/);
  const { code, stdout } = await revokit(project, "lint", "nowhere", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({ error: expect.stringMatching(/^There is no .*nowhere\.$/) });
});

test.each(["generate", "check", "lint", "mock --proxy http://127.0.0.1:9"])(
  "revokit %s without a document, where no folder has them, asks for one",
  async (command) => {
    const project = await Project.create({});
    const { code, stdout, stderr } = await revokit(project, ...command.split(" "));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/name (a|its) document/i);
  },
);

test("an error that is not a document's problem is printed unchanged", async () => {
  const told = async (message: string) =>
    (await runHere(() => Promise.resolve(fail(new Error(message), false)))).stderr;
  expect((await runHere(() => Promise.resolve(fail("thrown", true)))).stdout).toBe('{"error":"thrown"}\n');
  expect(await told("Cannot find package 'left-pad' imported from x")).toBe(
    "Cannot find package 'left-pad' imported from x\n",
  );
});

test("a part that can't be generated as documented is a note with its place, and stops nothing", async () => {
  const body = "operationId: ping\n      requestBody: { content: { text/plain: { schema: { type: string } } } }";
  const project = await Project.create({ "specs/ping.yaml": COMPLETE.replace("operationId: ping", body) });
  const { code, stdout } = await revokit(project, "generate");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^note {2}specs\/ping\.yaml:7:\d+ {2}.*body/m);
  await project.remove("generated");
  const { notes } = JSON.parse((await revokit(project, "generate", "--json")).stdout) as { notes: unknown[] };
  expect(notes).toEqual([expect.objectContaining({ line: 7, message: expect.stringContaining("body") })]);
});

test("a document's text is escaped for terminals and CI logs", async () => {
  const evil = "q\\e[31m\\x9b2J\\u202e\\n::error::injected";
  const project = await Project.create({
    "specs/ping.yaml": PING.replace(
      "operationId: ping",
      `operationId: "${evil}"\n      wrong: "${evil}"\n      tags: ["${evil}", "${evil}"]`,
    ).replace("type: string", `type: "${evil}"`),
    "redocly.yaml": "extends: [recommended-strict]\n",
  });
  for (const command of ["generate", "check", "lint"]) {
    const { stdout, stderr } = await revokit(project, command);
    expect(stderr).toMatch(/^specs\/ping\.yaml:\d+/);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|^\s*::/mu);
  }
}, 20_000);
