import { expect, test } from "vitest";
import { main } from "../../scripts/cli/main.ts";
import { PING, Project } from "../support/project.ts";
import { runHere } from "../support/run-here.ts";

test.each([
  [["--proxy", "http://127.0.0.1:1"], /name its document/],
  [["ping.yaml", "--proxy", "ftp://a"], /^--proxy: /],
  [["ping.yaml", "--proxy", "http://127.0.0.1:1", "--stateless"], /can't be combined/],
  [["ping.yaml", "--json"], /--json needs --proxy/],
])("revokit mock %j is a usage error", async (args, expected) => {
  const { folder } = await Project.create({ "ping.yaml": PING });
  const { code, stdout, stderr } = await runHere(() => main(["mock", ...args]), { cwd: folder });
  expect(code).toBe(2);
  // With --json an error is JSON too.
  expect(stdout + stderr).toMatch(expected);
});
