import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { example, natural, replayedFields } from "../../support/apis.ts";
import { listen } from "../../support/loopback.ts";
import { targetOf } from "../../support/play.ts";
import { repositoryPath } from "../../support/repository.ts";
import { TOKEN } from "../../support/secrecy.ts";

test("a process that is killed during a call and restarted with its stored key sends the same key", async () => {
  const folder = mkdtempSync(join(tmpdir(), "revokit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "key");
  const running: { victim?: ChildProcess } = {};
  const server = await listen(() => running.victim?.kill("SIGKILL"), example(natural, 200, replayedFields(natural)));
  const args = [server.url, TOKEN, file, ...Object.values(natural.ids)];
  const run = () =>
    spawn(process.execPath, ["--import", "tsx", repositoryPath("test/faults/crash/worker.ts"), ...args]);

  const victim = run();
  running.victim = victim;
  const [, signal] = await once(victim, "exit");
  const survivor = run();
  const [printed, complaints] = await Promise.all([text(survivor.stdout), text(survivor.stderr)]);

  const key = readFileSync(file, "utf8");
  const { header = "" } = natural.operation.idempotency ?? {};
  expect(signal).toBe("SIGKILL");
  expect(complaints).toBe("");
  expect(server.requests.map(({ target }) => target)).toEqual(Array(2).fill(targetOf(natural, natural.ids)));
  expect(server.requests.map(({ headers }) => headers[header.toLowerCase()])).toEqual([key, key]);
  expect(JSON.parse(printed)).toEqual({ outcome: "applied", key, replayed: true });
  expect(printed).not.toContain(TOKEN);
});
