import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, readLedgerFile, runArguments, runToEnd, start, writeInput } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { setupLinks } from "../support/invitations.ts";
import { killAt } from "../support/kill.ts";
import { verify } from "../support/verify.ts";

test("a command that is killed and run again finishes the job, with one outcome per row", async () => {
  const [command, folder] = [await compileCommand(), await makeFolder()];
  const subject = await setupLinks(120, [{ latency: 10 }]);
  onTestFinished(async () => {
    await subject.close();
    await rm(folder, { recursive: true });
  });
  const input = await writeInput(folder, subject);
  const ledger = join(folder, "ledger.ndjson");
  const args = runArguments(subject, input, join(folder, "store"), ["--rate", "none", "--ledger", ledger]);
  const first = start(command, args, subject.environment);
  expect(await killAt(first, subject, { requests: 40, time: 60_000 })).toBe(true);
  const last = await runToEnd(command, args, subject.environment);
  const tally = verify(await readLedgerFile(ledger), subject);
  expect(tally["applied"] ?? 0).toBeGreaterThan(80);
  expect(last.code).toBe(tally["unknown"] === undefined ? 0 : 4);
});
