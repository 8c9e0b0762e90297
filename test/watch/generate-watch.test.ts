import { expect, test } from "vitest";
import { COMPLETE, Project } from "../support/project.ts";
import { startWatching } from "./start-watching.ts";

const filesOf = (kind: string, api: string) =>
  ["client", "facts", "operations", "types", "validators"].map((name) => `${kind}  generated/${api}/${name}.ts`);

test("watch follows specs that are changed, broken, fixed, renamed and removed, in one run for each burst", async () => {
  const project = await Project.create({ "specs/ping.yaml": COMPLETE, "node_modules/.keep": "" });
  const nextRun = startWatching(project);
  expect(await nextRun()).toEqual(filesOf("created", "ping"));

  await project.replace("specs/ping.yaml", "ping.test", "pong.test");
  expect(await nextRun()).toEqual(["changed  generated/ping/facts.ts", "changed  generated/ping/operations.ts"]);

  await project.replace("specs/ping.yaml", "operationId: ping", "operationId: 1");
  expect((await nextRun())[0]).toMatch(/^specs\/ping\.yaml:8:\d+ /);
  await project.replace("specs/ping.yaml", "operationId: 1", "operationId: ping");
  expect(await nextRun()).toEqual(["Nothing has changed: 5 files."]);

  await Promise.all([project.write("specs/pong.yaml", COMPLETE), project.write("specs/gong.yaml", COMPLETE)]);
  expect(await nextRun()).toEqual([...filesOf("created", "gong"), ...filesOf("created", "pong")]);

  await project.remove("specs/pong.yaml");
  expect(await nextRun()).toEqual(filesOf("removed", "pong"));
}, 30_000);
