import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planGeneration } from "../../scripts/generate.ts";
import { PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

const referring = (reference: string) =>
  PING.replace("example: pong", `example: { $ref: ${JSON.stringify(reference)} }`);

/** A project whose document refers to a file, with a secret outside the folder of its documents. */
function projectWith(reference: string): Promise<Project> {
  return Project.create({ "specs/ping.yaml": referring(reference), "secret.yaml": "password: SECRET_42\n" });
}

/** The error that stops a run, and everything that it generated anyway. */
async function outcome(project: Project): Promise<string> {
  const { code, stdout, stderr } = await revokit(project, "generate", "specs", "--lint-config", "redocly.yaml");
  expect(code).toBe(1);
  expect(stdout + stderr).not.toContain("SECRET_42");
  return stderr;
}

test.each(["../secret.yaml", "parts/../../secret.yaml", "./parts/link.yaml", "linked/secret.yaml"])(
  "a reference to %s, outside the document's folder, is refused with its place and the option that allows it",
  async (reference) => {
    const project = await projectWith(reference);
    await project.write("specs/parts/one.yaml", "one: 1\n");
    symlinkSync(join(project.folder, "secret.yaml"), join(project.folder, "specs/parts/link.yaml"));
    symlinkSync(project.folder, join(project.folder, "specs/linked"));
    expect(await outcome(project)).toMatch(/^specs\/ping\.yaml:\d+:\d+ .*is not below .*--root/);
  },
);

test("an absolute path is refused, whatever its target", async () => {
  for (const path of ["/etc/passwd", "/proc/self/environ", "/dev/zero", "/dev/stdin"]) {
    expect(await outcome(await projectWith(path))).toMatch(/^specs\/ping\.yaml:\d+:\d+ /);
  }
});

test("a pipe below the document's folder is refused without blocking", async () => {
  const project = await projectWith("pipe.yaml");
  execFileSync("mkfifo", [join(project.folder, "specs/pipe.yaml")]);
  expect(await outcome(project)).toMatch(/not a regular file/);
}, 5000);

test("a file above the size limit is not read", async () => {
  const project = await projectWith("large.yaml");
  await project.write("specs/large.yaml", "a: 1\n");
  truncateSync(join(project.folder, "specs/large.yaml"), 2 ** 31);
  expect(await outcome(project)).toMatch(/2147483648 bytes/);
});

test("--root allows everything below it, and nothing else", async () => {
  const project = await projectWith("../secret.yaml");
  const input = [{ folder: join(project.folder, "specs"), root: project.folder }];
  const { changes } = await planGeneration({ ...project.request, input });
  expect(changes.some((change) => "content" in change && change.content.includes("SECRET_42"))).toBe(true);
  const above = await projectWith("../../secret.yaml");
  await expect(
    planGeneration({ ...above.request, input: [{ folder: join(above.folder, "specs"), root: above.folder }] }),
  ).rejects.toThrow(/ping\.yaml/);
});

test("a document given as a link may be elsewhere, since the user named it", async () => {
  const project = await Project.create({ "elsewhere/ping.yaml": PING, "specs/pong.yaml": PING });
  symlinkSync(join(project.folder, "elsewhere/ping.yaml"), join(project.folder, "specs/ping.yaml"));
  expect((await project.plan()).paths.filter((path) => path.startsWith("ping/"))).not.toEqual([]);
});
