import { execFileSync } from "node:child_process";
import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { killAt } from "../support/kill.ts";
import { makeFolder, readLedgerFile, runArguments, runToEnd, start, writeInput } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { Fleet } from "../support/fleet.ts";
import { setupLinks, type Subject } from "../support/invitations.ts";
import { findPostgres, startPostgres } from "../support/postgres.ts";
import { verify } from "../support/verify.ts";

/** A separate disk in memory, of this size in MB; undefined if this user may not mount one. */
async function mountDisk(size: number): Promise<string | undefined> {
  const folder = await makeFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}m,mode=0777`, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
}

async function unmount(disk: string): Promise<void> {
  execFileSync("umount", ["-l", disk]);
  await rm(disk, { recursive: true });
}

/** Fills a disk to its last block. Returns a function that frees the space. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const file = join(disk, "filler");
  const { bavail, bsize } = await statfs(disk);
  await writeFile(file, Buffer.alloc(bavail * bsize)).catch(() => {});
  return () => rm(file);
}

const NOT_RUN = "This user may not mount a small disk: this was not run.";

async function withSubject(rows: number, use: (subject: Subject, folder: string) => Promise<void>): Promise<void> {
  const [subject, folder] = [await setupLinks(rows, [{ latency: 50 }]), await makeFolder()];
  try {
    await use(subject, folder);
  } finally {
    await subject.close();
    await rm(folder, { recursive: true });
  }
}

test("workers wait while PostgreSQL's disk is full", { timeout: 300_000 }, async (context) => {
  const [programs, disk] = [findPostgres(), await mountDisk(250)];
  if (programs === undefined || disk === undefined) return context.skip(NOT_RUN);
  const postgres = await startPostgres(programs, ["max_connections=40"], disk);
  await withSubject(2_000, async (subject, folder) => {
    const store = await postgres.createDatabase();
    const fleet = await Fleet.plan(await compileCommand(), subject, await writeInput(folder, subject), store, {
      rate: "200/1",
    });
    try {
      fleet.add();
      await fleet.until(({ left }) => left < 1_900);
      const free = await fill(disk);
      await sleep(8_000);
      await free();
      // PostgreSQL ends itself if its log can't grow.
      await postgres.restart();
      const tally = verify(await fleet.finish(folder), subject);
      expect(tally["applied"]).toBeGreaterThan(1_900);
    } finally {
      await fleet.end();
      await postgres.stop();
    }
  });
  await unmount(disk);
});

test(
  "a full disk ends an embedded job with a message, and the job continues once there is space",
  { timeout: 300_000 },
  async (context) => {
    const disk = await mountDisk(120);
    if (disk === undefined) return context.skip(NOT_RUN);
    await withSubject(1_500, async (subject, folder) => {
      const [command, ledger] = [await compileCommand(), join(folder, "ledger.ndjson")];
      const input = await writeInput(folder, subject);
      const args = runArguments(subject, input, join(disk, "store"), ["--rate", "none", "--ledger", ledger]);
      const running = start(command, args, subject.environment);
      while (subject.requests() < 100) await sleep(5);
      const free = await fill(disk);
      await Promise.race([running.exit, sleep(10_000)]);
      await killAt(running, subject, { requests: 0, time: 0 });
      const { stderr } = await running.exit;
      expect(stderr).toMatch(/No space left on device|The store is away/);
      await free();
      await runToEnd(command, args, subject.environment);
      verify(await readLedgerFile(ledger), subject);
    });
    await unmount(disk);
  },
);
