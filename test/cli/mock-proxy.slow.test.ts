import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { PING, Project } from "../support/project.ts";
import { serveForeign } from "../proxy/foreign-server.ts";
import { repositoryPath } from "../support/repository.ts";

test("revokit mock --proxy reports where a real server violates the document, and exits with 1", async () => {
  const { folder } = await Project.create({ "ping.yaml": PING, "redocly.yaml": "rules: {}\n" });
  const upstream = await serveForeign((incoming, outgoing) => {
    outgoing.setHeader("Content-Type", incoming.url === "/api/ping" ? "text/plain" : "text/html").end("pong");
  });
  const { url, lines, stop } = await startProxy(folder, "ping.yaml", "--proxy", `${upstream}/api`);
  expect(await (await fetch(`${url}/ping`)).text()).toBe("pong");
  expect(await lines(1)).toEqual([expect.stringMatching(/^✓ 200 {2}GET \/ping {2}ping {2}[\d.]+ ms$/)]);
  await (await fetch(`${url}/pong`)).text();
  expect((await lines(3)).slice(1)).toEqual([
    expect.stringMatching(/^✗ 200 {2}GET \/api\/pong/),
    "    request: the path is not documented",
  ]);
  expect(await stop()).toBe(1);
  expect((await lines(4)).at(-1)).toMatch(/^2 requests passed on; 1 of them/);
});

test("revokit mock --proxy --json prints one object for each request, and exits with 0 without a violation", async () => {
  const { folder } = await Project.create({ "ping.yaml": PING, "redocly.yaml": "rules: {}\n" });
  const upstream = await serveForeign(
    (_, outgoing) => void outgoing.setHeader("Content-Type", "text/plain").end("pong"),
  );
  const { url, lines, stop } = await startProxy(folder, "ping.yaml", "--proxy", upstream, "--json");
  await (await fetch(`${url}/ping`)).text();
  const [line = ""] = await lines(1);
  expect(JSON.parse(line)).toMatchObject({ operationId: "ping", status: 200, request: [], response: [] });
  expect(await stop()).toBe(0);
});

/** Starts the proxy in a folder: its address, its later output, and its exit code once it was told to stop. */
async function startProxy(folder: string, ...args: readonly string[]) {
  const command = ["--import", import.meta.resolve("tsx"), repositoryPath("scripts/cli.ts"), "mock", "--port", "0"];
  const child = spawn(process.execPath, [...command, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed: string[] = [];
  let notify = (): void => undefined;
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string): void => {
      const [, found] = / is at (http\S+) /.exec(line) ?? [];
      if (found !== undefined) resolve(found);
      else if (line !== "") printed.push(line);
      notify();
    };
    createInterface(child.stdout).on("line", read);
    createInterface(child.stderr).on("line", read);
    child.once("exit", (code) => reject(new Error(`It ended with ${code}: ${printed.join("\n")}`)));
  });
  return {
    url,
    /** The output, as soon as it has this many lines. */
    lines: async (count: number): Promise<readonly string[]> => {
      while (printed.length < count) await new Promise<void>((resolve) => (notify = resolve));
      return printed;
    },
    stop: async (): Promise<unknown> => {
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      return code;
    },
  };
}
