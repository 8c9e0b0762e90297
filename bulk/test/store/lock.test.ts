import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreInUseError } from "../../src/index.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { processStart } from "../../src/store/process-start.ts";
import { makeFolder } from "../support/command.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, "lock");
});
afterEach(() => rm(folder, { recursive: true }));

/** The id of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

function writeOwner(owner: { readonly pid: number; readonly start: string; readonly host?: string }): Promise<void> {
  return writeFile(file, JSON.stringify({ host: hostname(), nonce: "n", ...owner }));
}

test("a lock has one holder, and leaves nothing behind", async () => {
  const release = await acquireLock(file);
  await expect(acquireLock(file)).rejects.toThrow(StoreInUseError);
  expect(await readdir(folder)).toEqual(["lock"]);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test("the lock of a dead process is taken over", async () => {
  await writeOwner({ pid: await deadProcess(), start: "whenever" });
  const release = await acquireLock(file);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid });
  await release();
});

test("the lock of a dead process is taken over even if another process now has its id", async () => {
  await writeOwner({ pid: process.pid, start: "another start" });
  const release = await acquireLock(file);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ start: await processStart(process.pid) });
  await release();
});

test("the lock of a living process is not taken over, however old it is", async () => {
  await writeOwner({ pid: process.pid, start: (await processStart(process.pid)) ?? "" });
  await expect(acquireLock(file)).rejects.toThrow(new RegExp(`process ${process.pid} on`));
});

test("the lock of another host is not taken over, and the message says what to do", async () => {
  await writeOwner({ pid: 1, start: "", host: "elsewhere" });
  await expect(acquireLock(file)).rejects.toThrow(/process 1 on elsewhere.*delete/s);
});

test("if many processes find a dead owner's lock at once, one gets it", async () => {
  await writeOwner({ pid: await deadProcess(), start: "whenever" });
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(file)));
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readdir(folder)).toEqual(["lock"]);
});
