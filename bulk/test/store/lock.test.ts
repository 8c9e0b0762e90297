import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreInUseError } from "../../src/index.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { pidNamespace, processStart, UNTOLD } from "../../src/store/process-identity.ts";
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

async function writeOwner(owner: Partial<Owner>): Promise<void> {
  const namespace = await pidNamespace();
  await writeFile(file, JSON.stringify({ host: hostname(), nonce: "n", namespace, ...owner }));
}

/** What a lock says of its owner. */
interface Owner {
  readonly pid: number;
  readonly start: string;
  readonly host: string;
  readonly namespace: string;
  readonly socket: string;
}

/** A process that listens on a socket file. */
async function listening(socket: string): Promise<ChildProcess> {
  const source = 'require("net").createServer().listen(process.argv[1], () => console.log("listening"))';
  const child = spawn(process.execPath, ["-e", source, socket], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

test("a lock has one holder, and leaves nothing behind", async () => {
  const release = await acquireLock(file);
  await expect(acquireLock(file)).rejects.toThrow(StoreInUseError);
  expect(await readdir(folder)).toEqual(["lock", expect.stringMatching(/^lock\.[0-9a-f]{8}$/)]);
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

/** Ids of processes in another namespace mean nothing here. */
const elsewhere = { pid: 1, start: "whenever", namespace: "pid:[1]", socket: "lock.other" };

test("the lock of a process in another container is taken over once it has ended, and its socket removed", async () => {
  const owner = await listening(join(folder, elsewhere.socket));
  await writeOwner(elsewhere);
  await expect(acquireLock(file)).rejects.toThrow("process 1 on");

  owner.kill("SIGKILL");
  await once(owner, "exit");
  expect(await readdir(folder)).toEqual(["lock", elsewhere.socket]);
  const release = await acquireLock(file);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test("the lock of a process in another container is not taken over without a sign, and the message says what to do", async () => {
  const { socket: _, ...silent } = elsewhere;
  await writeOwner(silent);
  await expect(acquireLock(file)).rejects.toThrow(/process 1 on.*delete/s);
});

test("a lock that names nobody, as after a power failure, is not taken over, and the message says what to do", async () => {
  await writeFile(file, "");
  await expect(acquireLock(file)).rejects.toThrow(`If no process uses the store, delete that file.`);
  await expect(acquireLock(file)).rejects.toBeInstanceOf(StoreInUseError);
});

test("a process that the system hides is alive", async () => {
  expect(await processStart(process.pid, folder)).toBe(UNTOLD);
  expect(await processStart(await deadProcess(), folder)).toBeUndefined();
  await writeOwner({ pid: process.pid, start: UNTOLD });
  await expect(acquireLock(file)).rejects.toThrow(StoreInUseError);
});

test("if many processes find a dead owner's lock at once, one gets it", async () => {
  await writeOwner({ pid: await deadProcess(), start: "whenever" });
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(file)));
  const [release, ...others] = taken.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(others).toEqual([]);
  await release?.();
  expect(await readdir(folder)).toEqual([]);
});
