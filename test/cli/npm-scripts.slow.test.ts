import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { repositoryPath } from "../support/repository.ts";

/** Runs a script of package.json as npm does, with more arguments. */
function npmRun(script: "conformance" | "mutate" | "revokit" | "start" | "test:all", ...args: readonly string[]) {
  const [runner = "", ...command] = manifest.scripts[script].split(" ");
  return spawnSync(repositoryPath(`node_modules/.bin/${runner}`), [...command, ...args], {
    cwd: repositoryPath("."),
    encoding: "utf8",
  });
}

test.each([
  ["start", [], 0, /took effect\.\n$/],
  ["revokit", ["mock", "--help"], 0, /^Usage: revokit mock [^]*\n\nServes/],
  ["start", ["--help"], 0, /^Usage: npm start -- /],
  ["mutate", ["--help"], 0, /^Usage: npm run mutate -- /],
  ["test:all", ["--help"], 0, /^Usage: npm run test:all -- /],
  ["conformance", ["--help"], 0, /^Usage: revokit conformance [^]*\n\nTests a server/],
] as const)("npm run %s works as a separate process", (script, args, code, output) => {
  const { status, stdout, stderr } = npmRun(script, ...args);

  expect(stderr).toBe("");
  expect(stdout).toMatch(output);
  expect(status).toBe(code);
});

test.each(["conformance", "mutate", "start", "test:all"] as const)(
  "npm run %s has the exit code for wrong usage, and does nothing",
  (script) => {
    const { status, stdout, stderr } = npmRun(script, "--nonsense");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--nonsense");
  },
);
