import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../../scripts/cli/main.ts";
import { PING, Project } from "../support/project.ts";
import { repositoryPath } from "../support/repository.ts";
import { runHere } from "../support/run-here.ts";

test("revokit mock serves given documents beside the built-in APIs", async () => {
  const { folder } = await Project.create({ "ping.yaml": PING, "redocly.yaml": "rules: {}\n" });
  const urls = await serve(folder, "ping.yaml", "kirim");
  expect([...urls.keys()].sort()).toEqual(["Kirim", "Ping"]);
  const response = await fetch(`${urls.get("Ping")}/ping`);
  expect([response.status, await response.text()]).toEqual([200, "pong"]);
});

test("revokit mock names a missing document, and the place of an error in one", async () => {
  const broken = PING.replace("operationId: ping", "operationId: []");
  const { folder } = await Project.create({ "ping.yaml": broken, "redocly.yaml": "rules: { struct: error }\n" });
  const run = (...args: readonly string[]) => runHere(() => main(["mock", ...args]), { cwd: folder });
  expect(await run("pong.yaml")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^There is no API "pong.yaml", and no document/),
  });
  expect(await run("ping.yaml")).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ping\.yaml:7:\d+  /) });
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
  const { urls, lines } = await start(project.folder, "ping.yaml");
  const url = `${urls.get("Ping") ?? ""}/ping`;
  const nextLine = async (expected: RegExp) => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      if (expected.test(line.value)) return;
    }
    throw new Error("The mock has ended.");
  };
  await project.replace("ping.yaml", "example: pong", "example: pang");
  await nextLine(/^Reloaded/);
  expect(await (await fetch(url)).text()).toBe("pang");
  await project.replace("ping.yaml", "operationId: ping", "operationId: []");
  await nextLine(/The mock still serves the last version/);
  expect(await (await fetch(url)).text()).toBe("pang");
  await project.replace("ping.yaml", "operationId: []", "operationId: ping");
  await nextLine(/^Reloaded/);
  expect((await fetch(url)).status).toBe(200);
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
  return { urls, lines };
}
