import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs/promises";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { PING, Project } from "../support/project.ts";

const APIS = 8;

/** A project whose generated code is older than its specs, and each of its files before and after a run. */
async function outdated() {
  const names = Array.from({ length: APIS }, (_, index) => `specs/api${index}.yaml`);
  const project = await Project.create(Object.fromEntries(names.map((name) => [name, PING])));
  await project.generate();
  const before = await project.generated();
  for (const name of names) await project.replace(name, "ping.test", "pong.test");
  const { changes } = await project.plan();
  const after = { ...before };
  for (const change of changes) if (change.kind !== "orphaned") after[change.path] = change.content;
  return { project, before, after };
}

/** Starts `revokit generate` as a separate process. */
function start(project: Project): ChildProcess {
  const command = ["--import", import.meta.resolve("tsx"), repositoryPath("scripts/cli.ts"), "generate"];
  return spawn(process.execPath, [...command, "--runtime", project.request.compile.runtime], {
    cwd: project.folder,
    stdio: "ignore",
  });
}

test("a run that is killed while writing leaves each file old or new, and the next run cleans up", async () => {
  const { project, before, after } = await outdated();
  const process = start(project);
  const stop = new AbortController();
  const events = watch(project.request.out, { recursive: true, signal: stop.signal });
  for await (const _ of events) break;
  process.kill("SIGKILL");
  await once(process, "exit");
  stop.abort();

  const files = Object.entries(await project.generated()).filter(([path]) => !path.endsWith(".tmp"));
  expect(files.map(([path]) => path)).toEqual(Object.keys(before));
  expect(files.filter(([path, content]) => content !== before[path] && content !== after[path])).toEqual([]);

  await project.generate();
  expect(await project.generated()).toEqual(after);
}, 20_000);

test("two concurrent runs give the same result as one", async () => {
  const { project, after } = await outdated();
  const runs = [start(project), start(project)];
  const codes = await Promise.all(runs.map(async (run) => (await once(run, "exit"))[0]));
  expect(codes).toEqual([0, 0]);
  expect(await project.generated()).toEqual(after);
}, 20_000);
