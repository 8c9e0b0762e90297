import { expect, test } from "vitest";
import { PING, Project } from "./project.ts";
import { revokit } from "./revokit.ts";

/** As many as are compiled on more than one thread, where there is more than one core. */
const SPECS = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`specs/api${index}.yaml`, PING.replace("title: Ping", `title: P${index}`)]),
);

test("many specs, compiled on several threads, give what one thread gives", async () => {
  const project = await Project.create({ ...SPECS, "node_modules/.keep": "" });
  const runtime = ["--runtime", project.workspace.runtime];
  expect(await revokit(project, "generate", ...runtime)).toMatchObject({ code: 0, stderr: "" });
  // The project's own runs have another cache, and one thread.
  expect(await project.drift()).toEqual([]);
}, 60_000);

test("a problem that another thread finds is told in its place, and no file is written", async () => {
  const broken = Object.keys(SPECS).filter((_, index) => index % 3 === 0);
  const project = await Project.create({
    ...SPECS,
    ...Object.fromEntries(broken.map((path) => [path, PING.replace("description: Pong.", "wrong: Pong.")])),
  });
  const { code, stdout } = await revokit(project, "lint", "--json");
  expect(code).toBe(1);
  const generated = await revokit(project, "generate", "--json");
  expect(generated).toEqual({ code: 1, stdout, stderr: "" });
  await expect(project.generated()).rejects.toThrow(/ENOENT/);
}, 60_000);
