import { createMock } from "revokit/mock";
import { expect, onTestFinished, test } from "vitest";
import { demonstrate } from "../../scripts/start/demo.ts";
import { run } from "../../scripts/start/start.ts";
import { runHere } from "../support/run-here.ts";

test("npm start shows the main job on both APIs, and that every call went as expected", async () => {
  const { code, stdout, stderr } = await runHere(run);

  expect(stderr).toBe("");
  expect(stdout).toMatch(/✓ Natural: revoke an invitation\n.*\n {4}→ applied, status 200: the invitation is \w+\n/);
  expect(stdout).toMatch(
    /✓ Natural: the same call again with the same key.*\n.*\n.*applied.*replayed its first response\n/,
  );
  expect(stdout).toMatch(/✓ Kirim: the same call again\n.*\n {4}→ rejected, status 409/);
  expect(stdout).toMatch(/✓ An id that would change the path\n.*\n {4}→ not_sent: /);
  expect(stdout).toMatch(/✓ A token that the server does not know\n.*\n {4}→ rejected, status 401/);
  expect(stdout).not.toContain("✗");
  expect(stdout).toMatch(/\n5 requests reached the server; 2 took effect\.\n$/);
  expect(code).toBe(0);
});

test("the demonstration shows what happened, even if it is unexpected", async () => {
  const mock = createMock({ faults: [{ status: 404 }] });
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const stage = { naturalUrl: server.url("natural"), kirimUrl: server.url("kirim"), requests: () => 0 };

  const scenes = [];
  for await (const scene of demonstrate(stage)) scenes.push(scene);

  expect(scenes.map(({ shown, asExpected }) => [shown.split(":")[0], asExpected])).toEqual([
    ["rejected, status 404", false],
    ["rejected, status 404", false],
    ["rejected, status 404", false],
    ["rejected, status 404", false],
    ["not_sent", true],
    ["rejected, status 404", false],
  ]);
});
