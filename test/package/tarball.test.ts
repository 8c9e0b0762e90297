import { execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { entries } from "./entries.ts";

const run = promisify(execFile);
const tarball = inject("tarball");
const consumer = inject("consumer");
const files = inject("packedFiles");
const manifest = JSON.parse(await readFile(join(consumer, "node_modules/revokit/package.json"), "utf8"));

describe("the tarball", () => {
  test("holds the manual, the specs, and the compiled library and command line", async () => {
    expect(files.filter((file) => !file.startsWith("dist/"))).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
      "specs/README.md",
      "specs/kirim.arazzo.yaml",
      "specs/kirim.yaml",
      "specs/natural.arazzo.yaml",
      "specs/natural.yaml",
    ]);
  });

  test("holds three files for each compiled module, two for those of the command line, and nothing else", async () => {
    const compiled = files.filter((file) => file.startsWith("dist/"));
    const modules = compiled.filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -".js".length));
    const expected = modules.flatMap((path) => [
      `${path}.js`,
      `${path}.js.map`,
      ...(path.startsWith("dist/scripts/") ? [] : [`${path}.d.ts`]),
    ]);
    expect(compiled).toEqual(expected.sort());
    const { stdout } = await run("git", ["ls-files", "-co", "--exclude-standard", "src", "generated"], {
      cwd: repositoryPath("."),
    });
    const sources = stdout.split("\n").filter((file) => file.endsWith(".ts"));
    expect(modules.filter((path) => !path.startsWith("dist/scripts/")).sort()).toEqual(
      sources.map((file) => `dist/${file.slice(0, -".ts".length)}`).sort(),
    );
  });

  test("runs nothing when it is installed, and brings two packages at most", () => {
    const scripts = Object.keys(manifest.scripts);
    expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$|^prepublish$/.test(name))).toEqual([]);
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch", "srvx"]);
  });

  test("asks for nothing of what only the pipeline needs", () => {
    const peers = Object.keys(manifest.peerDependencies);
    expect(peers.filter((peer) => manifest.peerDependenciesMeta[peer]?.optional !== true)).toEqual([]);
  });

  test("is licensed as it says, and so is what it brings", async () => {
    const { stdout } = await run("npm", ["ls", "--all", "--parseable"], { cwd: consumer });
    const folders = stdout.trim().split("\n").slice(1);
    const licences = await Promise.all(
      folders.map(async (folder) => JSON.parse(await readFile(join(folder, "package.json"), "utf8")).license),
    );
    expect(folders.length).toBeGreaterThan(2);
    expect(new Set(licences)).toEqual(new Set(["MIT"]));
  });
});

describe("its entries", () => {
  test("have nothing that publint would mend", async () => {
    const buffer = await readFile(tarball);
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(buffer).buffer },
      level: "suggestion",
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test("have types that fit them, for every way to resolve an ES module", async () => {
    const cli = repositoryPath("node_modules/.bin/attw");
    const { stdout } = await run(cli, [tarball, "--profile", "esm-only", "--format", "json"]);
    const { analysis } = JSON.parse(stdout);
    expect(Object.keys(analysis.entrypoints)).toHaveLength(entries.length + 1);
  });

  test("can be required from CommonJS", async () => {
    const program = `for (const name of ${JSON.stringify(entries.map(({ name }) => name))}) require(name);
      console.log(typeof require("revokit/kirim").createKirim);`;
    const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program], { cwd: consumer });
    expect(stdout.trim()).toBe("function");
  });
});

describe("the command line", () => {
  test("runs through npx and serves the mock", async () => {
    const child = spawn("npx", ["--no-install", "revokit", "mock", "kirim", "--port", "0"], {
      cwd: consumer,
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    // npx starts it through a shell: the signal goes to the whole group.
    onTestFinished(() => void (child.pid !== undefined && process.kill(-child.pid, "SIGTERM")));
    let origin: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (origin !== undefined) break;
    }
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
  });

  test("says what to install where the pipeline's own packages are missing", async () => {
    const specs = join(consumer, "node_modules/revokit/specs");
    const failure = run("npx", ["--no-install", "revokit", "lint", specs], { cwd: consumer });
    await expect(failure).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/npm install .*@redocly/) });
  });
});
