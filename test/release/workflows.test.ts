import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "runs-on": string;
  readonly container?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = repositoryPath(".github/workflows");
const files = await readdir(folder);
const workflows = await Promise.all(
  files.map(async (file) => {
    const text = await readFile(join(folder, file), "utf8");
    return { file, text, workflow: parseYaml(text) as Workflow };
  }),
);
const release = workflows.find(({ file }) => file === "release.yml")?.workflow.jobs ?? {};

describe.each(workflows)("$file", ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test("pins each action by its commit, with its version in a comment", () => {
    const lines = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines).not.toEqual([]);
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("uses only GitHub's own actions", () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\//);
  });

  test("runs on a named image, in no container", () => {
    for (const job of jobs) {
      expect(job["runs-on"]).toMatch(/^ubuntu-\d\d\.\d\d$/);
      expect(job.container).toBeUndefined();
    }
  });

  test("does not persist credentials in the checkout", () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with?.["persist-credentials"]).toBe(false);
    }
  });

  test("may only read the repository, unless a job says otherwise", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  test("is not triggered by strangers' input, and runs none of it", () => {
    expect(Object.keys(workflow.on).filter((event) => !["push", "pull_request"].includes(event))).toEqual([]);
    for (const { run = "" } of steps) expect(run).not.toMatch(/\$\{\{/);
  });

  test("pipes no output of the repository's code: the step's shell would not notice a failure", () => {
    for (const { run = "" } of steps) expect(run).not.toMatch(/\b(npx|npm (ci|run|test|pack)|tsx)\b[^\n|]*\|(?!\|)/);
  });

  test("gives a token only to steps that run no code of the repository", () => {
    for (const { run = "", env = {} } of steps) {
      if (Object.values(env).some((value) => /secrets\.|github\.token/.test(value))) {
        expect(run).not.toMatch(/\b(npm|npx|tsx)\b/);
      }
    }
  });
});

describe("the release", () => {
  test("gives a token to some steps", () => {
    const tokens = Object.values(release).flatMap(({ steps }) =>
      steps.filter(({ env = {} }) => Object.values(env).some((value) => /github\.token/.test(value))),
    );
    expect(tokens).not.toEqual([]);
  });

  test("gives each job only the permissions that it needs", () => {
    expect(Object.fromEntries(Object.entries(release).map(([name, job]) => [name, job.permissions]))).toEqual({
      build: undefined,
      propose: { contents: "write", "pull-requests": "write" },
      publish: { "id-token": "write" },
      tag: { contents: "write" },
    });
  });

  test("publishes from a job without the repository's code and without installing anything", () => {
    const { steps = [], environment } = release["publish"] ?? {};
    expect(environment).toBe("npm");
    expect(steps.map(({ uses }) => uses?.split("@")[0])).toEqual([
      "actions/download-artifact",
      "actions/setup-node",
      undefined,
    ]);
    const runs = steps.flatMap(({ run }) => run ?? []).join("\n");
    expect(runs).toMatch(/npm publish \S+ --ignore-scripts --provenance/);
    expect(runs).not.toMatch(/npm (ci|install|i|exec|run)\b|npx|node /);
  });

  test("publishes what the build job has packed, tested and uploaded, in this order", () => {
    const steps = release["build"]?.steps ?? [];
    const place = (pattern: RegExp) =>
      steps.findIndex(({ run = "", uses = "" }) => pattern.test(run) || pattern.test(uses));
    const order = [
      /run\.ts check-placeholders$/,
      /run\.ts name-repository$/,
      /npm run build/,
      /npm pack .*--ignore-scripts/,
      /^\.ci\/run$/,
      /upload-artifact/,
    ].map(place);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(steps[place(/^\.ci\/run$/)]?.env).toEqual({ REVOKIT_TARBALLS: "${{ github.workspace }}/tarballs" });
    expect(release["publish"]?.needs).toBe("build");
  });
});
