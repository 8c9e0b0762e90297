import { readdirSync } from "node:fs";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { entries } from "./entries.ts";
import { packages } from "./packages.ts";

const run = promisify(execFile);
const tarballs = inject("tarballs");
const consumer = inject("consumer");

describe("the tarball of revokit", () => {
  const { files } = tarballs.revokit;

  test("contains the README and the guide with their pictures, the specs, and the compiled library", async () => {
    expect(files.filter((file) => !file.startsWith("dist/"))).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bench/results/badges/client.svg",
      "bench/results/badges/license.svg",
      "bench/results/badges/node.svg",
      "bench/results/badges/typescript.svg",
      "bench/results/client.svg",
      ...readdirSync(repositoryPath("docs/guide"))
        .map((page) => `docs/guide/${page}`)
        .sort(),
      "package.json",
      "specs/README.md",
      "specs/kirim.arazzo.yaml",
      "specs/kirim.yaml",
      "specs/natural.arazzo.yaml",
      "specs/natural.yaml",
    ]);
  });

  test("contains two files for each module of src/ and generated/, and nothing else", async () => {
    const { stdout } = await run("git", ["ls-files", "-co", "--exclude-standard", "src", "generated"], {
      cwd: repositoryPath("."),
    });
    const sources = stdout.split("\n").filter((file) => file.endsWith(".ts"));
    const modules = sources.map((file) => `dist/${file.slice(0, -".ts".length)}`);
    expect(files.filter((file) => file.startsWith("dist/"))).toEqual(
      modules.flatMap((path) => [`${path}.js`, `${path}.d.ts`]).sort(),
    );
  });

  test("has at most three dependencies and no peers", async () => {
    const { dependencies, peerDependencies } = await manifestOf("revokit");
    expect(Object.keys(dependencies)).toEqual(["eventsource-parser", "openapi-fetch", "srvx"]);
    expect(peerDependencies).toBeUndefined();
  });

  test("has the stated license, and so have its dependencies", async () => {
    const { stdout } = await run("npm", ["ls", "--all", "--parseable"], { cwd: consumer });
    const folders = stdout.trim().split("\n").slice(1);
    const licenses = await Promise.all(
      folders.map(async (folder) => JSON.parse(await readFile(join(folder, "package.json"), "utf8")).license),
    );
    expect(folders.length).toBeGreaterThan(2);
    expect(new Set(licenses)).toEqual(new Set(["MIT"]));
  });
});

describe("the tarball of @revokit/cli", () => {
  test("contains the compiled command, and neither tests nor the repository's own scripts", () => {
    const { files } = tarballs["@revokit/cli"];
    expect(files.filter((file) => !file.startsWith("dist/"))).toEqual(["LICENSE", "README.md", "package.json"]);
    const modules = files.filter((file) => file.endsWith(".js"));
    const declarations = files.filter((file) => file.endsWith(".d.ts"));
    const notices = "dist/THIRD_PARTY_NOTICES";
    expect(files.filter((file) => file.startsWith("dist/")).sort()).toEqual(
      [notices, ...modules, ...declarations].sort(),
    );
    // Code that several modules share is in chunks, which nobody imports by name.
    const named = modules.filter((file) => !file.startsWith("dist/chunks/"));
    expect(declarations).toEqual(expect.arrayContaining(named.map((file) => file.replace(/\.js$/, ".d.ts"))));
    expect(modules).toEqual(expect.arrayContaining(["dist/cli.js", "dist/index.js", "dist/conformance/index.js"]));
    expect(files.filter((file) => /\/test\/|\.test\.|fault-injection|mutation|start\.js/.test(file))).toEqual([]);
  });

  test("states the license of each package that it bundles", async () => {
    const { stdout } = await run("tar", [
      "-xOzf",
      tarballs["@revokit/cli"].tarball,
      "package/dist/THIRD_PARTY_NOTICES",
    ]);
    const titles = stdout
      .split(`${"-".repeat(80)}\n\n`)
      .slice(1)
      .map((notice) => notice.split("\n")[0] ?? "");
    expect(titles).toContainEqual(expect.stringMatching(/^@redocly\/openapi-core \d+\.\d+\.\d+, MIT$/));
    expect(titles.filter((title) => !/^\S+ \d+\.\d+\.\d+\S*, (MIT|ISC|BSD-3-Clause|Apache-2\.0)$/.test(title))).toEqual(
      [],
    );
  });

  test("imports only what it depends on", async () => {
    const { dependencies, peerDependencies } = await manifestOf("@revokit/cli");
    const names = Object.keys({ ...dependencies, ...peerDependencies });
    const { stdout } = await run(
      "tar",
      ["-xOzf", tarballs["@revokit/cli"].tarball, "--wildcards", "package/dist/*.js"],
      {
        maxBuffer: 2 ** 26,
      },
    );
    const imported = [...stdout.matchAll(/^(?:import|export)\b[^"';]*["']([^."'][^"']*)["'];$/gm)].map(
      ([, name = ""]) => name,
    );
    expect(imported).toContain("prettier");
    expect(
      imported.filter((name) => !isBuiltin(name) && !names.some((own) => name === own || name.startsWith(`${own}/`))),
    ).toEqual([]);
  });

  test("pins its dependencies, and its only peer is the library of its own version", async () => {
    const { dependencies, peerDependencies, version } = await manifestOf("@revokit/cli");
    for (const range of Object.values(dependencies)) expect(range).toMatch(/^\d+\.\d+\.\d+$/);
    expect(peerDependencies).toEqual({ revokit: version });
  });
});

describe.each(packages)("the tarball of %s", (name) => {
  test("has the version of the others, and runs nothing when it is installed", async () => {
    const { version, scripts = {} } = await manifestOf(name);
    expect(version).toBe((await manifestOf("revokit")).version);
    expect(Object.keys(scripts).filter((script) => /^(pre|post)?(install|prepare)$|^prepublish$/.test(script))).toEqual(
      [],
    );
  });

  test("has a README whose links and pictures all resolve in the tarball or to another site", async () => {
    const manuals = tarballs[name].files.filter((file) => file.endsWith(".md"));
    expect(manuals).toContain("README.md");
    for (const manual of manuals) {
      const { stdout } = await run("tar", ["-xOzf", tarballs[name].tarball, `package/${manual}`]);
      expect(
        relativeLinks(stdout).filter((link) => !tarballs[name].files.includes(join(dirname(manual), link))),
      ).toEqual([]);
    }
  });

  test("passes publint", async () => {
    const buffer = await readFile(tarballs[name].tarball);
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(buffer).buffer },
      level: "suggestion",
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });
});

describe("the entries of revokit", () => {
  test("have matching types for every ES module resolution", async () => {
    const cli = repositoryPath("node_modules/.bin/attw");
    const { stdout } = await run(cli, [tarballs.revokit.tarball, "--profile", "esm-only", "--format", "json"]);
    const { analysis } = JSON.parse(stdout);
    expect(Object.keys(analysis.entrypoints)).toHaveLength(entries.length + 1);
  });

  test("can be required from CommonJS, the one for undici if that is installed", async () => {
    const names = entries.filter(({ isForNode }) => isForNode !== true).map(({ name }) => name);
    const program = `for (const name of ${JSON.stringify(names)}) require(name);
      console.log(typeof require("revokit/kirim").createKirim);`;
    const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program], { cwd: consumer });
    expect(stdout.trim()).toBe("function");
    const other = `console.log(typeof require("revokit/undici").createUndiciFetch);`;
    const cwd = inject("developer");
    expect((await run(process.execPath, ["--input-type=commonjs", "--eval", other], { cwd })).stdout).toBe(
      "function\n",
    );
  });
});

/** The files that a text in Markdown links to or shows, relative to it. */
function relativeLinks(markdown: string): readonly string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"|^\[[^\]]+\]: (\S+)/gm)];
  return targets
    .map(([, inline, html, reference]) => inline ?? html ?? reference ?? "")
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ""));
}

/** The manifest in a package's tarball. */
async function manifestOf(name: keyof typeof tarballs): Promise<{
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}> {
  const { stdout } = await run("tar", ["-xOzf", tarballs[name].tarball, "package/package.json"]);
  return JSON.parse(stdout);
}
