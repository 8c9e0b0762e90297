import { mkdir, readdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { PING, Project } from "./project.ts";
import { runCommand } from "./revokit.ts";

const COMPILERS = ["@redocly/openapi-core", "ajv", "ajv-formats", "openapi-typescript", "prettier", "typescript"];

/** A project with an installation of its own, in which one package is absent. */
async function without(absent: string): Promise<Project> {
  const project = await Project.create({ "specs/ping.yaml": PING, "node_modules/.keep": "" });
  for (const path of ["package.json", "scripts", "src"]) await project.copy(path);
  for (const name of await packagesBelow(repositoryPath("node_modules"))) {
    if (name === absent) continue;
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

test.each([
  ["generate", COMPILERS],
  ["check", COMPILERS],
  ["lint", ["@redocly/openapi-core"]],
  ["diff", ["@redocly/openapi-core", "openapi-typescript", "typescript"]],
])(
  "%s says in one line what to install for it where that is absent, and does without the rest",
  async (command, needed) => {
    for (const peer of COMPILERS) {
      const project = await without(peer);
      const { code, stderr } = await runCommand(project, join(project.folder, "scripts/cli.ts"), command);
      if (needed.includes(peer)) {
        expect(stderr).toMatch(new RegExp(`^This command needs ${peer}: npm install --save-dev .*${peer}.*\\n$`));
        expect(code).toBe(2);
      } else {
        expect(stderr).not.toContain(peer);
      }
    }
  },
  120_000,
);
