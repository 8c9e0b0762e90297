import { chmod } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { diffSpecs } from "../../scripts/diff/diff-specs.ts";
import { revokit } from "../support/revokit.ts";
import { USERS, changed } from "./changed-project.ts";

afterEach(() => vi.unstubAllEnvs());

test("diff reads any number of files through one git process", async () => {
  const pages = Array.from({ length: 40 }, (_, index) => [`specs/parts/${index}.yaml`, "{ type: string }\n"]);
  const project = await changed("maxLength: 20", "maxLength: 30", undefined, {
    ...Object.fromEntries(pages),
    "specs/users.yaml": USERS.replace("{ enum: [admin, guest] }", "{ $ref: parts/7.yaml }"),
    "bin/git": `#!/bin/sh\necho started >> "$(dirname "$0")/started"\nPATH=\${PATH#*:} exec git "$@"\n`,
  });
  await chmod(`${project.folder}/bin/git`, 0o755);
  vi.stubEnv("PATH", `${project.folder}/bin:${process.env["PATH"]}`);
  const { changes } = await diffSpecs(project.request.input, project.request.lint, "HEAD");
  expect(changes).toMatchObject([{ operation: "putUser", impact: "patch" }]);
  expect(await project.read("bin/started")).toBe("started\n");
});

test("diff says that git is missing, or that a folder is not in a repository", async () => {
  const project = await changed("maxLength: 20", "maxLength: 30");
  vi.stubEnv("PATH", `${project.folder}/bin`);
  const missing = await revokit(project, "diff");
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringMatching(/^git is needed .* was not found/) });
  vi.unstubAllEnvs();
  await project.remove(".git");
  expect(await revokit(project, "diff")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not in a git repository"),
  });
});
