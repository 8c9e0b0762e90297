import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../../scripts/cli/main.ts";
import { PING, Project } from "../support/project.ts";
import { repositoryPath } from "../support/repository.ts";
import { runHere } from "../support/run-here.ts";

/** Has a mistake in line 11. */
const BROKEN = PING.replace("type: string", "$ref: '#/none'");

test("revokit mock serves given documents beside the built-in APIs", async () => {
  const { folder } = await Project.create({ "ping.yaml": PING, "redocly.yaml": "rules: {}\n" });
  const urls = await serve(folder, "ping.yaml", "kirim");
  expect([...urls.keys()].sort()).toEqual(["Kirim", "Ping"]);
  const response = await fetch(`${urls.get("Ping")}/ping`);
  expect([response.status, await response.text()]).toEqual([200, "pong"]);
});

test("revokit mock names a missing document, and the place of an error in one", async () => {
  const { folder } = await Project.create({ "ping.yaml": BROKEN, "redocly.yaml": "rules: { struct: error }\n" });
  const run = (...args: readonly string[]) => runHere(() => main(["mock", ...args]), { cwd: folder });
  expect(await run("pong.yaml")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^There is no API "pong.yaml", and no document/),
  });
  expect(await run("ping.yaml")).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ping\.yaml:11:\d+  /) });
});

test("revokit mock runs the code of --behaviour for one document", async () => {
  const behaviour = `export default { handlers: { ping: () => ({ status: 200, body: "by hand" }) } };\n`;
  const { folder } = await Project.create({ "ping.yaml": PING, "behaviour.js": behaviour, "none.js": "export {};\n" });
  expect(await answered(folder, "ping.yaml", "--behaviour", "behaviour.js")).toEqual([200, "by hand"]);
  const run = (...args: readonly string[]) => runHere(() => main(["mock", ...args]), { cwd: folder });
  expect(await run("ping.yaml", "--behaviour", "none.js")).toMatchObject({
    code: 2,
    stderr: "--behaviour: none.js must have an object as its default export.\n",
  });
  expect(await run("kirim", "--behaviour", "behaviour.js")).toMatchObject({
    code: 2,
    stderr: "--behaviour belongs to one document: name exactly one.\n",
  });
  expect(await run("ping.yaml", "--behaviour", "nowhere.js")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--behaviour: .*nowhere\.js/),
  });
});

test("revokit mock reloads a document that changes, and serves the last version while the new one has a mistake", async () => {
  const project = await Project.create({ "ping.yaml": PING });
  const { urls, nextLine } = await start(project.folder, "ping.yaml");
  const url = `${urls.get("Ping") ?? ""}/ping`;
  await project.replace("ping.yaml", "example: pong", "example: pang");
  await nextLine(/^Reloaded/);
  expect(await (await fetch(url)).text()).toBe("pang");
  await project.replace("ping.yaml", "type: string", "$ref: '#/none'");
  await nextLine(/The mock still serves the last version/);
  expect(await (await fetch(url)).text()).toBe("pang");
  await project.replace("ping.yaml", "$ref: '#/none'", "type: string");
  await nextLine(/^Reloaded/);
  expect((await fetch(url)).status).toBe(200);
});

test("revokit mock serves the last version while any of its files is absent or has a mistake, and reloads it then", async () => {
  const behaviour = (body: string) =>
    `export default { handlers: { ping: () => ({ status: 200, body: "${body}" }) } };\n`;
  const overlay = `overlay: 1.0.0
info: { title: Title, version: 1.0.0 }
actions: [{ target: $.info, update: { description: Text } }]
`;
  /** For each file a valid content, and one with a mistake. */
  const files = {
    "ping.yaml": [PING, BROKEN],
    "overlay.yaml": [overlay, `${overlay}]`],
    "behaviour.js": [behaviour("first"), "export default {"],
    "seed.json": ['{ "tenants": [{ "name": "a", "tokens": ["*"] }] }', '{ "tenants": '],
    "revokit.config.json": ['{ "documents": ["ping.yaml"] }', "{"],
  } as const;
  const initial = Object.entries(files).map(([path, [content]]) => [path, content]);
  const project = await Project.create({ ...Object.fromEntries(initial), "node_modules/.keep": "" });
  const options = ["--overlay", "overlay.yaml", "--behaviour", "behaviour.js", "--seed", "seed.json"];
  const { urls, nextLine } = await start(project.folder, ...options);
  const answer = async () => (await fetch(`${urls.get("Ping") ?? ""}/ping`)).text();
  for (const [path, [valid, mistake]] of Object.entries(files)) {
    for (const spoil of [() => project.save(path, mistake), () => project.remove(path)]) {
      await spoil();
      await nextLine(/The mock still serves the last version/);
      expect(await answer()).toBe("first");
    }
    await project.save(path, valid);
    await nextLine(/^Reloaded/);
  }
  await project.save("behaviour.js", behaviour("second"));
  await nextLine(/^Reloaded/);
  expect(await answer()).toBe("second");
});

/** Starts the mock in a folder, and asks it for `/ping`. */
async function answered(folder: string, ...args: readonly string[]): Promise<readonly [number, string]> {
  const urls = await serve(folder, ...args);
  const response = await fetch(`${urls.get("Ping") ?? ""}/ping`);
  return [response.status, await response.text()];
}

/** Starts the mock in a folder, and reads the URL of each API from what it prints. */
async function serve(folder: string, ...args: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return (await start(folder, ...args)).urls;
}

/** The same, with the later lines of output. */
async function start(folder: string, ...args: readonly string[]) {
  const command = ["--import", import.meta.resolve("tsx"), repositoryPath("scripts/cli.ts"), "mock", "--port", "0"];
  const child = spawn("sh", ["-c", 'exec "$@" 2>&1', "sh", process.execPath, ...command, ...args], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const urls = new Map<string, string>();
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    const [, title = "", url = ""] = /^ {2}(\w+) +(http\S+)$/.exec(line.value) ?? [];
    if (url !== "") urls.set(title, url);
    if (line.value === "" && urls.size > 0) break;
  }
  return {
    urls,
    /** Skips the lines before it. Throws if the mock ends. */
    nextLine: async (expected: RegExp) => {
      for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
        if (expected.test(line.value)) return;
      }
      throw new Error("The mock has ended.");
    },
  };
}
