import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../scripts/cli/main.ts";
import { repositoryPath } from "../support/repository.ts";
import { runHere } from "../support/run-here.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "revokit-lint-"));
});

async function restore(): Promise<void> {
  for (const path of ["redocly.yaml", "scripts/lint/rules", "specs"]) {
    await cp(repositoryPath(path), join(folder, path), { recursive: true });
  }
  await cp(repositoryPath("test/fixtures/lint/good.yaml"), join(folder, "specs/third.yaml"));
}

afterAll(() => rm(folder, { recursive: true }));

/** Changes the first line of a spec that has `from` in it; returns where that line is, as the lint names it. */
async function breakLine(spec: string, from: string, to: string): Promise<string> {
  const file = join(folder, spec);
  const lines = (await readFile(file, "utf8")).split("\n");
  const index = lines.findIndex((line) => line.includes(from));
  lines[index] = lines[index]?.replace(from, to) ?? "";
  await writeFile(file, lines.join("\n"));
  return `${spec}:${index + 1}:`;
}

/** By the command, which has its own copy of Redocly's core, and by the pipeline, which has another. */
const LINTS: Readonly<Record<string, () => Promise<{ status: number | null; output: string }>>> = {
  "redocly lint": () => {
    const args = [repositoryPath("node_modules/@redocly/cli/bin/cli.js"), "lint", "specs/*.yaml"];
    const env = { ...process.env, CI: "true", NO_COLOR: "1" };
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env });
    return Promise.resolve({ status, output: stdout + stderr });
  },
  "revokit lint": async () => {
    const { code, stderr, stdout } = await runHere(() => main(["lint"]), { cwd: folder });
    return { status: code, output: stdout + stderr };
  },
};

describe.each(Object.entries(LINTS))("%s", { timeout: 60_000 }, (_, lint) => {
  it("accepts the specs, including an unlisted one", async () => {
    await restore();
    expect(await lint()).toMatchObject({ status: 0 });
  });

  it("fails with the place of each mistake, by the settings of each document", async () => {
    await restore();
    const source = await breakLine("specs/natural.yaml", "x-source: inferred", "x-source: rumour");
    const path = await breakLine("specs/kirim.yaml", "/setup_links/", "/setup-links/");
    const extension = await breakLine("specs/third.yaml", "x-source: documented", "x-sauce: documented");

    const { status, output } = await lint();

    expect(status).toBe(1);
    for (const part of [source, path, extension]) expect(output).toContain(part);
    for (const rule of ["house/known-sources", "rule/path-style", "house/known-extensions"]) {
      expect(output).toContain(rule);
    }
  });
});
