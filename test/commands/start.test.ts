import { expect, test } from "vitest";
import { run } from "../../scripts/start/start.ts";
import { runHere } from "../support/run-here.ts";

test("npm start shows the main job on both APIs, and that nothing went otherwise than it should", async () => {
  const { code, stdout, stderr } = await runHere(run);

  expect(stderr).toBe("");
  expect(stdout).toMatch(/✓ Natural: revoke an invitation\n.*\n {4}→ applied, status 200: the invitation is \w+\n/);
  expect(stdout).toMatch(/✓ Natural: the same again with the same key.*\n.*\n.*applied.*replayed its first answer\n/);
  expect(stdout).toMatch(/✓ Kirim: the same again\n.*\n {4}→ rejected, status 409/);
  expect(stdout).toMatch(/✓ An id that would change the path\n.*\n {4}→ not_sent: /);
  expect(stdout).toMatch(/✓ A token that the server does not know\n.*\n {4}→ rejected, status 401/);
  expect(stdout).not.toContain("✗");
  expect(stdout).toMatch(/\n5 requests reached the server; 2 took effect\.\n$/);
  expect(code).toBe(0);
});
