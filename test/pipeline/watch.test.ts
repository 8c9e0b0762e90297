import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { COMPLETE, Project } from "./project.ts";

/** Starts `revokit generate --watch`; what it prints comes a run at a time, without the times. */
function startWatching(project: Project): () => Promise<string[]> {
  const command = ["--import", import.meta.resolve("tsx"), repositoryPath("scripts/cli.ts"), "generate", "--watch"];
  const child = spawn("sh", ["-c", 'exec "$@" 2>&1', "sh", process.execPath, ...command], { cwd: project.folder });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => {
    const run: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done || value.includes("Waiting for a change")) return run;
      run.push(value.replace(/ {2}\d+ ms$/, ""));
    }
  };
}

const filesOf = (kind: string, api: string) =>
  ["client", "facts", "operations", "types", "validators"].map((name) => `${kind}  generated/${api}/${name}.ts`);

test("watch follows specs that are changed, broken, mended, renamed and removed, in one run for each burst", async () => {
  const project = await Project.create({ "specs/ping.yaml": COMPLETE, "node_modules/.keep": "" });
  const nextRun = startWatching(project);
  expect(await nextRun()).toEqual(filesOf("created", "ping"));

  await project.replace("specs/ping.yaml", "ping.test", "pong.test");
  expect(await nextRun()).toEqual(["changed  generated/ping/facts.ts", "changed  generated/ping/operations.ts"]);

  await project.replace("specs/ping.yaml", "operationId: ping", "operationId: 1");
  expect((await nextRun())[0]).toMatch(/^specs\/ping\.yaml:8:\d+ /);
  await project.replace("specs/ping.yaml", "operationId: 1", "operationId: ping");
  expect(await nextRun()).toEqual(["Nothing changed."]);

  await Promise.all([project.write("specs/pong.yaml", COMPLETE), project.write("specs/gong.yaml", COMPLETE)]);
  expect(await nextRun()).toEqual([...filesOf("created", "gong"), ...filesOf("created", "pong")]);

  await project.remove("specs/pong.yaml");
  expect(await nextRun()).toEqual(filesOf("removed", "pong"));
}, 30_000);
