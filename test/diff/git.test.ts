import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { GitSnapshot } from "../../scripts/diff/git.ts";

test("many files are read from one commit, without a warning of too many listeners", async () => {
  const folder = await mkdtemp(join(tmpdir(), "revokit-git-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  onTestFinished(() => void process.off("warning", onWarning));
  const git = (...args: readonly string[]) => execFileSync("git", ["-C", folder, ...args]);
  const names = Array.from({ length: 30 }, (_, index) => `part${index}.yaml`);
  for (const name of names) await writeFile(join(folder, name), `name: ${name}\n`);
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=Any", "-c", "user.email=any@example.test", "commit", "--quiet", "--message", "All");

  const snapshot = await GitSnapshot.open(folder, "HEAD");
  onTestFinished(() => snapshot.close());

  expect((await snapshot.readFolder(".")).sort()).toEqual(names.toSorted());
  for (const name of names) expect(await snapshot.readFile(name)).toBe(`name: ${name}\n`);
  expect(await snapshot.readFile("gone.yaml")).toBeUndefined();
  expect(warnings).toEqual([]);
});
