import { expect, test } from "vitest";
import { diff } from "../../scripts/cli/diff.ts";
import { describeSpecs } from "../../scripts/describe/describe-specs.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";
import { LimitError } from "../../scripts/threads/limit-error.ts";
import { PING, Project } from "../support/project.ts";

const stopped = { run: () => Promise.reject(new LimitError("It took more than 10 seconds.")) };

test("the mock refuses a document that takes too long, and names it", async () => {
  const { folder, request } = await Project.create({ "specs/ping.yaml": PING });
  const threads = { ...openThreads(0), describe: stopped };
  await expect(describeSpecs(request.input, { lint: {}, threads })).rejects.toMatchObject({
    problems: [{ file: `${folder}/specs/ping.yaml`, rule: "limit", message: expect.stringContaining("10 seconds") }],
  });
});

test("a comparison that takes too long is stopped, and its documents are named", async () => {
  const { folder, request } = await Project.create({ "specs/ping.yaml": PING });
  const threads = { ...openThreads(0), diff: stopped };
  const options = { base: "HEAD", markdown: false, json: false };
  await expect(diff(request.input, {}, threads, options)).rejects.toMatchObject({
    problems: [{ file: `${folder}/specs/ping.yaml`, rule: "limit", message: expect.stringContaining("10 seconds") }],
  });
});
