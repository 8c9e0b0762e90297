import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, inject, onTestFinished, test } from "vitest";

test("revokit runs through npx and serves the mock", async () => {
  const child = spawn("npx", ["--no-install", "revokit", "mock", "kirim", "--port", "0"], {
    cwd: inject("developer"),
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  // npx starts it through a shell: the signal goes to the whole group.
  onTestFinished(() => void (child.pid !== undefined && process.kill(-child.pid, "SIGTERM")));
  let origin: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (origin !== undefined) break;
  }
  expect((await fetch(`${origin}/nothing`)).status).toBe(404);
});
