import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { planGeneration } from "../scripts/generate.ts";
import { PING, Project } from "./support/project.ts";

/** The contents of an API's folder, by file name. */
const filesOf = (api: string) =>
  ["client", "facts", "operations", "types", "validators"].map((name) => `${api}/${name}.ts`);

test("every YAML and JSON document directly in specs/ gets its own folder", async () => {
  const project = await Project.create({
    "specs/one.yaml": PING,
    "specs/two.yml": PING,
    "specs/three.json": JSON.stringify({
      openapi: "3.0.4",
      info: { title: "Three", version: "1" },
      paths: { "/": { get: { operationId: "root", responses: { "204": { description: "Nothing." } } } } },
    }),
    "specs/README.md": "# Not a spec",
    "specs/one.arazzo.yaml": "arazzo: 1.0.1",
    "specs/parts/shared.yaml": "type: string",
  });
  await project.generate();
  expect(Object.keys(await project.generated())).toEqual(["one", "three", "two"].flatMap((api) => filesOf(api)));
});

test("two files with the same API name are refused, by name", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, "specs/ping.json": "{}" });
  await expect(project.plan()).rejects.toThrow(/ping\.json.*ping\.yaml.*"ping"/);
});

test("generating again changes nothing", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING });
  const first = await project.generate();
  expect(first.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(
    filesOf("ping").map((path) => `missing ${path}`),
  );
  expect((await project.generate()).changes).toEqual([]);
});

test("the output depends only on the specs: not on the folder, the locale, the time zone or the order of files", async () => {
  const one = await Project.create({ "specs/a.yaml": PING, "specs/b.yaml": PING });
  await one.generate();

  vi.stubEnv("TZ", "Pacific/Kiritimati");
  vi.stubEnv("LC_ALL", "tr_TR.UTF-8");
  vi.spyOn(process, "cwd").mockReturnValue("/");
  const two = await Project.create({ "specs/b.yaml": PING, "specs/a.yaml": PING });
  await two.generate();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();

  expect(await two.generated()).toEqual(await one.generated());
});

test("a change of one character is detected, and changes only the affected files", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, "specs/other.yaml": PING });
  await project.generate();
  await project.replace("specs/ping.yaml", "https://ping.test", "https://bing.test");
  expect(await project.drift()).toEqual(["different ping/facts.ts", "different ping/operations.ts"]);

  const before = await project.generated();
  await project.generate();
  const after = await project.generated();
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
    "ping/facts.ts",
    "ping/operations.ts",
  ]);
  expect(await project.drift()).toEqual([]);
});

test("files that are missing, different or orphaned are each named", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, "specs/gone.yaml": PING });
  await project.generate();
  await project.remove("specs/gone.yaml");
  await project.remove("generated/ping/types.ts");
  await project.replace("generated/ping/facts.ts", "pong", "gong");

  expect(await project.drift()).toEqual([
    "orphaned gone/client.ts",
    "orphaned gone/facts.ts",
    "orphaned gone/operations.ts",
    "orphaned gone/types.ts",
    "orphaned gone/validators.ts",
    "different ping/facts.ts",
    "missing ping/types.ts",
  ]);
  await project.generate();
  expect(Object.keys(await project.generated())).toEqual(filesOf("ping"));
});

test("a foreign file in generated/ is kept", async () => {
  const project = await Project.create({
    "specs/ping.yaml": PING,
    "generated/README.md": "mine",
    "generated/gone/notes.txt": "mine too",
  });
  await project.generate();
  await project.remove("specs/ping.yaml");
  await project.write("specs/pong.yaml", PING);
  await project.generate();
  expect(await project.read("generated/README.md")).toBe("mine");
  expect(await project.read("generated/gone/notes.txt")).toBe("mine too");
});

test("the files of other generators are kept, whatever they begin with", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING });
  const { "ping/client.ts": client = "" } = await project.generate().then(() => project.generated());
  const foreign = {
    "expr/ExprLexer.ts": "// Generated from src/Expr.g4 by ANTLR 4.13.1\n",
    "expr/download.1-123e4567-e89b-12d3-a456-426614174000.tmp": "not ours",
    // Another run has this folder's folder as its output.
    "ext/pong/client.ts": client,
  };
  for (const [path, content] of Object.entries(foreign)) await project.write(`generated/${path}`, content);
  await project.generate();

  expect(await project.generated()).toMatchObject(foreign);
  expect(await project.drift()).toEqual([]);
});

test("a missing specs folder is an error that names it", async () => {
  const project = await Project.create({});
  await expect(project.plan()).rejects.toThrow(join(project.folder, "specs"));
});

test("an empty specs folder is an error, and removes nothing", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING });
  await project.generate();
  await project.remove("specs/ping.yaml");
  await expect(project.plan()).rejects.toThrow(/no OpenAPI document/i);
});

test("generating some specs keeps the code of others", async () => {
  const project = await Project.create({ "specs/one.yaml": PING, "specs/two.yaml": PING });
  await project.generate();
  await project.replace("specs/one.yaml", "Ping", "Bing");
  const files = [join(project.folder, "specs/one.yaml")];
  const { changes } = await planGeneration({ ...project.request, input: files.map((file) => ({ file })) });
  expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "different one/client.ts",
    "different one/facts.ts",
    "different one/operations.ts",
  ]);
});
