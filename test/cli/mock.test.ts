import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { kirim, natural, type MockApi } from "revokit/mock";
import { main } from "../../scripts/cli/main.ts";
import { repositoryPath } from "../support/repository.ts";
import { runHere } from "../support/run-here.ts";
import { ask } from "../mock/support.ts";
import { link } from "../support/examples.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the command line as a user does. */
function revokit(...args: string[]): Child {
  const child = spawn(process.execPath, ["--import", "tsx", repositoryPath("scripts/cli.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FORCE_COLOR: undefined },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** A mock that has started: the base URL of each API that it printed, and the lines that follow. */
async function started(child: Child) {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const urls = new Map<string, string>();
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    const [, title, url] = /^ {2}(\w+) +(http\S+)$/.exec(line.value) ?? [];
    if (title !== undefined && url !== undefined) urls.set(title, url);
    if (line.value === "" && urls.size > 0) break;
  }
  return { base: (api: MockApi) => urls.get(api.facts.title) ?? "", titles: [...urls.keys()], lines };
}

describe("revokit mock", () => {
  test("serves the APIs that are named, and logs a line for each request without an id or a token in it", async () => {
    const child = revokit("mock", "kirim", "--port", "0");
    const { base, titles, lines } = await started(child);
    expect(titles).toEqual([kirim.facts.title]);
    await ask({ base: base(kirim), api: kirim });
    await fetch(`${base(kirim)}/nothing`);
    const log = [];
    while (log.length < 2) {
      const line = await lines.next();
      if (/^\d{3} /.test(line.value)) log.push(line.value);
    }
    expect(log[0]).toMatch(/^200 {2}DELETE \S+\{link_id\} {2}revokeSetupLink {2}\d+\.\d ms$/);
    expect(log[1]).toContain("404  GET");
    expect(log.join()).not.toContain(link.link_id);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "stops at a %s once the requests in flight are answered",
    async (signal) => {
      const child = revokit("mock", "--port", "0", "--faults", "latency=300");
      const { base, lines } = await started(child);
      const response = ask({ base: base(natural), api: natural });
      // A request whose headers are being read is in flight too: the log line of a quick request shows that the slow
      // one has arrived.
      await fetch(`${base(natural)}/nothing`);
      for (let line = await lines.next(); !String(line.value).startsWith("404"); line = await lines.next());
      child.kill(signal);
      expect((await response).status).toBe(200);
      await (await response).text();
      await once(child, "exit");
      expect(child.exitCode).toBe(0);
    },
  );

  test("says so if the port is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void blocker.close());
    await once(blocker, "listening");
    const { port } = blocker.address() as AddressInfo;
    const { code, stderr } = await runHere(() => main(["mock", "--rate-limit", "60/60", "--port", String(port)]));
    expect(code).toBe(2);
    expect(stderr).toBe(
      `Port ${port} is in use. Stop the program that listens there, or pass another one: --port 0 finds a free port.\n`,
    );
  });

  test("starts with a seed from a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "revokit-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const seed = {
      tenants: [
        { name: "a", tokens: ["*"], resources: { kirim: [{ path: { id: "c", link_id: "l" }, state: "consumed" }] } },
      ],
    };
    await writeFile(join(folder, "seed.json"), JSON.stringify(seed));
    const { base } = await started(
      revokit("mock", "--port", "0", "--seed", join(folder, "seed.json"), "--rate-limit", "1/60"),
    );
    const asked = { base: base(kirim), api: kirim, token: "any", path: { id: "c", link_id: "l" } };
    expect((await ask(asked)).status).toBe(409);
    expect((await ask(asked)).status).toBe(429);
  });

  test.each([
    [["mock", "nothing"], 'There is no API "nothing"'],
    [["mock", "--port", "70000"], "--port must be a whole number"],
    [["mock", "kirim", "--rate-limit", "60/60", "--quiet", "--port", "x"], "--port must be a whole number"],
    [["mock", "--rate-limit", "60/0"], "--rate-limit has the form 60/60"],
    [["mock", "--faults", "explode"], '--faults: Unknown fault "explode"'],
    [["mock", "--rate-limit", "fast"], "--rate-limit has the form 60/60"],
    [["mock", "--seed", "/nowhere.json"], "--seed: the file /nowhere.json can't be read"],
    [["mock", "--seed", repositoryPath("tsconfig.json")], "/tenants must be an array"],
    [["mock", "--seed", repositoryPath("LICENSE-OR-NOT")], "can't be read"],
    [["mock", "--unknown"], "Unknown option '--unknown'"],
    [["mock", "--sed", "x"], "Did you mean --seed?"],
    [["nothing"], "Unknown command 'nothing'"],
  ])("refuses %j and says why", async (args, message) => {
    const { code, stderr } = await runHere(() => main(args));
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
  });

  test.each([
    [["--help"], "revokit [options] [command]"],
    [["mock", "--help"], "Examples:"],
  ])("explains itself with %j", async (args, message) => {
    const { code, stdout } = await runHere(() => main(args));
    expect(stdout).toContain(message);
    expect(code).toBe(0);
  });
});
