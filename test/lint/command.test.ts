import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryPath } from "../support/repository.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "revokit-lint-"));
  for (const path of ["redocly.yaml", "scripts/house-rules", "specs"]) {
    await cp(repositoryPath(path), join(folder, path), { recursive: true });
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** Changes a line of a spec in the copy and returns the line's number. */
async function breakLine(spec: string, from: string, to: string): Promise<number> {
  const file = join(folder, "specs", spec);
  const lines = (await readFile(repositoryPath(join("specs", spec)), "utf8")).split("\n");
  const index = lines.findIndex((line) => line.includes(from));
  expect(index).toBeGreaterThan(0);
  lines[index] = lines[index]?.replace(from, to) ?? "";
  await writeFile(file, lines.join("\n"));
  return index + 1;
}

function lint() {
  const command = repositoryPath("node_modules/@redocly/cli/bin/cli.js");
  const { status, stderr, stdout } = spawnSync(process.execPath, [command, "lint", "specs/*.yaml"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "true", NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

describe("redocly lint", () => {
  it("accepts the specs, then fails with the line and column of each mistake, by the settings of each document", async () => {
    expect(lint().status).toBe(0);

    const source = await breakLine("natural.yaml", "x-source: inferred", "x-source: rumour");
    const path = await breakLine("kirim.yaml", "/setup_links/", "/setup-links/");
    await cp(repositoryPath("test/fixtures/lint/good.yaml"), join(folder, "specs/third.yaml"));
    await writeFile(
      join(folder, "specs/third.yaml"),
      (await readFile(join(folder, "specs/third.yaml"), "utf8")).replace("      summary: Close an account\n", ""),
    );

    const { status, output } = lint();
    expect(status).toBe(1);
    expect(output).toContain(`specs/natural.yaml:${source}:`);
    expect(output).toContain("house/source-words");
    expect(output).toContain(`specs/kirim.yaml:${path}:3`);
    expect(output).toContain("rule/path-style");
    expect(output).toContain("specs/third.yaml:");
    expect(output).toContain("operation-summary");
  });
});
