import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { repositoryPath } from "../support/repository.ts";

/** Runs a script of package.json as npm does, with more arguments. */
function npmRun(script: "conformance" | "revokit" | "start", ...args: readonly string[]) {
  const [runner = "", ...command] = manifest.scripts[script].split(" ");
  return spawnSync(repositoryPath(`node_modules/.bin/${runner}`), [...command, ...args], {
    cwd: repositoryPath("."),
    encoding: "utf8",
  });
}

test.each([
  ["start", [], 0, /took effect\.\n$/],
  ["revokit", ["mock", "--help"], 0, /^Serves a mock/],
  ["conformance", ["--help"], 0, /^Holds a server against the spec/],
] as const)("npm run %s does what it is for, as a process of its own", (script, args, code, output) => {
  const { status, stdout, stderr } = npmRun(script, ...args);

  expect(stderr).toBe("");
  expect(stdout).toMatch(output);
  expect(status).toBe(code);
});

test("npm run conformance says by its exit code that it was used in a wrong way", () => {
  expect(npmRun("conformance", "--nonsense")).toMatchObject({ status: 2, stderr: expect.stringMatching("--nonsense") });
});
