import { expect, test } from "vitest";
import manifest from "../../scripts/package.json" with { type: "json" };
import { main } from "../../scripts/cli/main.ts";
import { runHere } from "../support/run-here.ts";

const COMMANDS = ["generate", "check", "lint", "diff", "mock", "conformance"];

test.each([[["--version"]], [["-V"]]])("revokit %j prints the version of the package", async (args) => {
  expect(await runHere(() => main(args))).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("revokit without arguments lists every command, and exits with 0", async () => {
  const { code, stdout } = await runHere(() => main([]));
  expect(code).toBe(0);
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
});

test.each(COMMANDS)("revokit %s has help, by --help, -h and help", async (command) => {
  const { code, stdout, stderr } = await runHere(() => main([command, "--help"]));
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(new RegExp(`^Usage: revokit ${command} `));
  expect(stdout).toContain("Examples:\n  revokit");
  expect(stdout).not.toMatch(/default: (false|true|\[\])/);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect((await runHere(() => main([command, "-h"]))).stdout).toBe(stdout);
  expect((await runHere(() => main(["help", command]))).stdout).toBe(stdout);
});

test.each(COMMANDS)("revokit %s suggests what a mistyped option may have meant, and exits with 2", async (command) => {
  const { code, stdout, stderr } = await runHere(() => main([command, "--alow-remote"]));
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(
    `Unknown option '--alow-remote'. Did you mean --allow-remote? revokit ${command} --help shows how to use it.\n`,
  );
});

test.each([
  [["generate", "--out", ""], "--out"],
  [["check", "--runtime="], "--runtime"],
  [["lint", "--overlay", "one.yaml", "--overlay", ""], "--overlay"],
  [["diff", "--base", ""], "--base"],
  [["generate", "specs/kirim.yaml", ""], "An argument"],
])("an empty value, as of an unset variable, is a usage error: %j", async (args, what) => {
  const { code, stderr } = await runHere(() => main(args));
  expect([code, stderr]).toEqual([2, `${what} is empty: leave it out, or give it a value.\n`]);
});

test("a usage error is one JSON object with --json", async () => {
  const { code, stdout, stderr } = await runHere(() => main(["lint", "--json", "--nope"]));
  expect([code, stderr]).toEqual([2, ""]);
  expect(JSON.parse(stdout)).toEqual({ error: expect.stringMatching(/^Unknown option '--nope'\./) });
});

test("help is colored on a terminal only", async () => {
  expect((await runHere(() => main(["--help"]), { env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001b[");
  expect((await runHere(() => main(["--help"]), { env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001b");
  expect((await runHere(() => main(["--help"]))).stdout).not.toContain("\u001b");
});
