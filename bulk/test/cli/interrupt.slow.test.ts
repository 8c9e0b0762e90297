import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  makeFolder,
  readLedgerFile,
  runArguments,
  type Running,
  runToEnd,
  start,
  writeInput,
} from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { setupLinks, type Subject } from "../support/invitations.ts";
import { verify } from "../support/verify.ts";

let command: string;
let folder: string;
let subject: Subject;
let args: readonly string[];

beforeAll(async () => {
  [command, folder] = [await compileCommand(), await makeFolder()];
  subject = await setupLinks(400, [{ latency: 20 }]);
  const ledger = join(folder, "ledger.ndjson");
  args = runArguments(subject, await writeInput(folder, subject), join(folder, "store"), [
    "--rate",
    "none",
    "--ledger",
    ledger,
  ]);
});
afterAll(async () => {
  await subject.close();
  await rm(folder, { recursive: true });
});

/** Waits for a text on the standard error of a running process. */
async function untilSaid({ process: child }: Running, text: string): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: string) => (said += chunk));
  while (!said.includes(text)) {
    if (child.exitCode !== null) throw new Error(`It ended, and said: ${said}`);
    await sleep(10);
  }
}

test("an interruption before the first call says that nothing was sent", async () => {
  const running = start(command, args, subject.environment);
  while (!existsSync(join(folder, "store"))) await sleep(5);
  running.process.kill("SIGINT");
  expect(await running.exit).toMatchObject({
    code: 130,
    stderr: expect.stringContaining("Nothing was sent. Run the same command again") as unknown,
  });
  expect(subject.requests()).toBe(0);
});

test.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s lets the calls in flight end, and says how to continue", async (signal, expected) => {
  const running = start(command, args, subject.environment);
  const before = subject.requests();
  while (subject.requests() < before + 50) await sleep(5);
  running.process.kill(signal);
  const { code, stderr } = await running.exit;
  expect(code).toBe(expected);
  expect(stderr).toContain("Stopping after the calls in flight");
  expect(stderr).toMatch(/To continue: revokit-bulk work --store \S+ --job revokeSetupLink-/);
  expect(subject.effects().size).toBe(subject.requests());
});

test("the second interruption ends the process at once, and running it again continues", async () => {
  const running = start(command, args, subject.environment);
  const before = subject.requests();
  while (subject.requests() < before + 20) await sleep(5);
  running.process.kill("SIGINT");
  await untilSaid(running, "Stopping after the calls in flight");
  running.process.kill("SIGINT");
  expect((await running.exit).code).toBe(130);
  await runToEnd(command, args, subject.environment);
  verify(await readLedgerFile(join(folder, "ledger.ndjson")), subject);
});

test("closed output pipes do not end the job", async () => {
  const [own, unread] = [await setupLinks(100, [{ latency: 50 }]), join(folder, "unread")];
  await mkdir(unread);
  const file = join(unread, "ledger.ndjson");
  const more = ["--rate", "none", "--concurrency", "2", "--ledger", file];
  const ownArgs = runArguments(own, await writeInput(unread, own), join(unread, "store"), more);
  const running = start(command, ownArgs, own.environment);
  running.process.stderr?.destroy();
  running.process.stdout?.destroy();
  expect((await running.exit).code).toBe(0);
  expect(verify(await readLedgerFile(file), own)).toEqual({ applied: 100 });
  await own.close();
});

test("a reader that closes the ledger's pipe early causes no error", async () => {
  const line = `"${process.execPath}" "${command}" ledger --store "${join(folder, "store")}" | head -n 1`;
  const shell = spawn("bash", ["-c", `set -o pipefail; ${line}`], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  shell.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const [code] = (await once(shell, "close")) as [number];
  expect([code, said]).toEqual([0, ""]);
});
