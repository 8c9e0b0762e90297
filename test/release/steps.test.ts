import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folders, readManifest, writeManifest } from "../../release/manifests.ts";
import { nameRepository } from "../../release/name-repository.ts";
import { nextStep } from "../../release/next-step.ts";
import { findPlaceholders } from "../../release/placeholders.ts";
import { shareVersion } from "../../release/share-version.ts";
import { repositoryPath } from "../support/repository.ts";

/** A copy of the files that a release reads. */
async function copy(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "revokit-release-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const manifests = folders.map((folder) => join(folder, "package.json"));
  for (const file of [...manifests, ".github/CODEOWNERS", "SECURITY.md", ".changeset/README.md"]) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(repositoryPath(file), join(root, file));
  }
  return root;
}

test("the packages have the same version, and require the library of that version", async () => {
  const [library, ...others] = await Promise.all(folders.map((folder) => readManifest(repositoryPath("."), folder)));
  for (const { version, peerDependencies } of others) {
    expect(version).toBe(library?.version);
    expect(peerDependencies).toEqual({ revokit: library?.version });
  }
});

test("a raised version of the library is applied to all packages and peers", async () => {
  const root = await copy();
  await writeManifest(root, ".", { ...(await readManifest(root, ".")), version: "7.8.9" });

  await shareVersion(root);

  for (const folder of folders.slice(1)) {
    expect(await readManifest(root, folder)).toMatchObject({
      version: "7.8.9",
      peerDependencies: { revokit: "7.8.9" },
    });
  }
});

test("the repository is the one that the workflow runs in, with the folder of each package", async () => {
  const root = await copy();

  await nameRepository(root, { GITHUB_SERVER_URL: "https://git.test", GITHUB_REPOSITORY: "someone/Revokit" });

  const url = "git+https://git.test/someone/Revokit.git";
  expect((await readManifest(root, ".")).repository).toEqual({ type: "git", url });
  expect((await readManifest(root, "scripts")).repository).toEqual({ type: "git", url, directory: "scripts" });
  expect((await readManifest(root, "bulk")).repository).toEqual({ type: "git", url, directory: "bulk" });
});

test.each([
  {},
  { GITHUB_REPOSITORY: "someone/revokit" },
  { GITHUB_SERVER_URL: "https://git.test" },
  { GITHUB_SERVER_URL: "https://git.test", GITHUB_REPOSITORY: "revokit" },
  { GITHUB_SERVER_URL: "git.test", GITHUB_REPOSITORY: "someone/revokit" },
])("without a repository to name (%j) it stops, says so, and changes no file", async (environment) => {
  const root = await copy();
  const before = await readFile(join(root, "package.json"), "utf8");

  await expect(nameRepository(root, environment)).rejects.toThrow(/GITHUB_REPOSITORY.*GitHub Actions/);

  expect(await readFile(join(root, "package.json"), "utf8")).toBe(before);
});

test("the release is refused while an owner or a contact is a placeholder, each named with its line", async () => {
  const root = await copy();
  expect(await findPlaceholders(root)).toEqual([
    expect.stringMatching(/^\.github\/CODEOWNERS:\d+: @REPLACE-WITH-OWNER$/),
    expect.stringMatching(/^SECURITY\.md:\d+: REPLACE-WITH-SECURITY-CONTACT$/),
  ]);
  for (const file of [".github/CODEOWNERS", "SECURITY.md"]) {
    const text = await readFile(join(root, file), "utf8");
    await writeFile(join(root, file), text.replace(/@?REPLACE-WITH-[A-Z-]+/g, "somebody"));
  }
  expect(await findPlaceholders(root)).toEqual([]);
});

test("changesets on main are proposed as a version, a new version is published, and a known one is left alone", async () => {
  const root = await copy();
  expect(await nextStep(root, async () => true)).toBe("nothing");
  expect(await nextStep(root, async () => false)).toBe("publish");
  await writeFile(join(root, ".changeset/kind-cats-sing.md"), '---\n"revokit": minor\n---\n\nMore.\n');
  expect(await nextStep(root, async () => false)).toBe("propose");
});
