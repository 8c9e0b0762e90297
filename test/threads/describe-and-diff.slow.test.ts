import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { describeSpecs } from "../../scripts/describe/describe-specs.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";
import { PING, Project } from "../support/project.ts";

test("the threads compile for the mock and compare as this thread does, and report problems with their places", async () => {
  const broken = PING.replace("type: string", "$ref: '#/none'");
  const project = await Project.create({ "specs/ping.yaml": PING, "broken/ping.yaml": broken });
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@b.test", "commit", "--quiet", "--message", "First");
  await project.replace("specs/ping.yaml", "/ping:", "/pong:");
  const lint = { config: `${project.folder}/redocly.yaml` };
  const own = { input: project.request.input, lint, base: "HEAD" };
  const wrong = [{ folder: `${project.folder}/broken` }];
  const results = [];
  for (const count of [0, 1]) {
    const threads = openThreads(count);
    const parts: unknown[] = [];
    await threads.diff.run(own, 100, (part) => parts.push(part));
    await threads.diff.run({ ...own, input: wrong }, 100, (part) => parts.push(part));
    const [api] = await describeSpecs(own.input, { lint, threads });
    const failure = await describeSpecs(wrong, { lint, threads }).catch((error: unknown) => error);
    await threads.close();
    results.push({ parts, facts: api?.facts, validators: Object.keys(api?.validators ?? {}), failure });
  }
  expect(results[0]).toMatchObject({
    parts: [
      { diff: { changes: expect.arrayContaining([expect.objectContaining({ impact: "major" })]) } },
      { problems: [{ line: 11 }] },
    ],
    facts: { name: "ping" },
    failure: { problems: [{ line: 11 }] },
  });
  expect(results[1]).toEqual(results[0]);
}, 60_000);
