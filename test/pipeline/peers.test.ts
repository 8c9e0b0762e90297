import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { PING, Project } from "./project.ts";
import { runCommand } from "./revokit.ts";

const COMPILERS = ["@redocly/openapi-core", "ajv", "ajv-formats", "openapi-typescript", "prettier", "typescript"];

/** A project with an installation of its own, in which some packages are absent. */
async function without(...absent: readonly string[]): Promise<Project> {
  const project = await Project.create({ "specs/ping.yaml": PING, "node_modules/.keep": "" });
  for (const path of ["package.json", "scripts", "src"]) await project.copy(path);
  for (const name of await packagesBelow(repositoryPath("node_modules"))) {
    if (absent.includes(name)) continue;
    const link = join(project.folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(repositoryPath(`node_modules/${name}`), link);
  }
  return project;
}

async function packagesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const scoped = names.filter((name) => name.startsWith("@"));
  const inScopes = await Promise.all(
    scoped.map(async (scope) => (await readdir(join(folder, scope))).map((name) => `${scope}/${name}`)),
  );
  return [...names.filter((name) => !name.startsWith("@") && !name.startsWith(".")), ...inScopes.flat()];
}

function run(project: Project, command: string) {
  return runCommand(project, join(project.folder, "scripts/cli.ts"), command);
}

test.each([
  { command: "generate", peers: COMPILERS },
  { command: "check", peers: ["ajv"] },
  { command: "lint", peers: ["@redocly/openapi-core"] },
  { command: "diff", peers: ["@redocly/cli", "@redocly/openapi-core", "openapi-typescript", "typescript"] },
])("$command says in one line what to install for it where that is absent", async ({ command, peers }) => {
  for (const peer of peers) {
    const { code, stderr } = await run(await without(peer), command);
    expect(stderr).toMatch(new RegExp(`^This command needs ${peer}: npm install --save-dev .*${peer}.*\\n$`));
    expect(code).toBe(2);
  }
});

test("lint does without what only the compilers need", async () => {
  const project = await without(...COMPILERS.filter((peer) => peer !== "@redocly/openapi-core"));
  expect(await run(project, "lint")).toMatchObject({ code: 0, stderr: "" });
});

test("what it says to install is what the package asks for", async () => {
  const { peerDependencies } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
  const { stderr } = await run(await without("ajv"), "check");
  const named = stderr.trim().split("--save-dev ")[1]?.split(" ") ?? [];
  const versions = named.map((each) => /^(.+)@([^@]+)$/.exec(each)?.slice(1) ?? []);
  expect(versions.map(([name]) => name)).toEqual(Object.keys(peerDependencies));
  for (const [name = "", version] of versions) expect(peerDependencies[name]).toContain(version);
});
