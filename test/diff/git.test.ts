import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { GitSnapshot } from "../../scripts/diff/git.ts";

afterEach(() => vi.unstubAllEnvs());

/** Creates a repository in which everything is committed that `fill` writes. */
async function repository(fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-git-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await fill(folder);
  const git = (...args: readonly string[]) => execFileSync("git", ["-C", folder, ...args]);
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=Any", "-c", "user.email=any@example.test", "commit", "--quiet", "--message", "All");
  return folder;
}

async function openSnapshot(folder: string): Promise<GitSnapshot> {
  const snapshot = await GitSnapshot.open(folder, "HEAD");
  onTestFinished(() => snapshot.close());
  return snapshot;
}

test("many files are read from one commit, without a warning of too many listeners", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  onTestFinished(() => void process.off("warning", onWarning));
  const names = Array.from({ length: 30 }, (_, index) => `part${index}.yaml`);
  const snapshot = await openSnapshot(
    await repository(async (folder) => {
      for (const name of names) await writeFile(join(folder, name), `name: ${name}\n`);
    }),
  );

  expect((await snapshot.readFolder(".")).sort()).toEqual(names.toSorted());
  for (const name of names) expect(await snapshot.readFile(name)).toBe(`name: ${name}\n`);
  expect(await snapshot.readFile("gone.yaml")).toBeUndefined();
  expect(warnings).toEqual([]);
});

test("files are found by their folder in a hook of git, which sets GIT_DIR in a linked worktree", async () => {
  const folder = await repository(async (root) => {
    await mkdir(join(root, "specs"));
    await writeFile(join(root, "specs/users.yaml"), "users");
  });
  vi.stubEnv("GIT_DIR", join(folder, ".git"));
  expect(await (await openSnapshot(join(folder, "specs"))).readFile("users.yaml")).toBe("users");
});

test("a link is followed to a file of the same commit, and nowhere else", async () => {
  const folder = await repository(async (root) => {
    await writeFile(join(root, "users.yaml"), "users");
    await symlink("users.yaml", join(root, "people.yaml"));
    await symlink("/etc/hostname", join(root, "outside.yaml"));
    await symlink("gone.yaml", join(root, "dangling.yaml"));
    await symlink("loop.yaml", join(root, "loop.yaml"));
  });
  const snapshot = await openSnapshot(folder);
  for (const name of ["outside", "dangling", "loop", "users.yaml/x"]) {
    expect(await snapshot.readFile(`${name}.yaml`)).toBeUndefined();
  }
  expect(await snapshot.readFile("people.yaml")).toBe("users");
});

test("what git says of a repository that it refuses to read is the reason", async () => {
  const folder = await repository((root) => writeFile(join(root, "users.yaml"), "users"));
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  await expect(GitSnapshot.open(folder, "HEAD")).rejects.toThrow(
    /^git can't read the repository of \S+: fatal: detected dubious ownership .* safe\.directory \S+$/,
  );
});
