import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../../src/index.ts";
import { openFolder } from "../../src/store/folder.ts";
import { makeFolder } from "../support/command.ts";

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await makeFolder();
  folder = join(parent, "store");
});
afterEach(() => rm(parent, { recursive: true }));

test("a folder with a user's own data is refused, and stays unchanged", async () => {
  await mkdir(join(folder, "data"), { recursive: true });
  await writeFile(join(folder, "data", "precious.csv"), "1");
  await expect(openFolder(folder, true)).rejects.toThrow(UsageError);
  expect(await readdir(folder)).toEqual(["data"]);
  expect(await readFile(join(folder, "data", "precious.csv"), "utf8")).toBe("1");
});

test("a command that does not create stores leaves no folder behind", async () => {
  await expect(openFolder(folder, false)).rejects.toThrow(/There is no store in/);
  expect(await readdir(parent)).toEqual([]);
});

test("what is left by a process that was killed while creating the store is removed, but nothing from later", async () => {
  const first = await openFolder(folder, true);
  await mkdir(first.data);
  await writeFile(join(first.data, "half"), "");
  await first.release();
  const second = await openFolder(folder, true);
  expect(await readdir(folder)).not.toContain("data");
  await mkdir(second.data);
  await second.complete();
  await second.release();
  await (await openFolder(folder, true)).release();
  expect((await readdir(folder)).sort()).toEqual([".gitignore", "data", "store.json"]);
});

test("a complete store may hold other files, such as those of a file manager", async () => {
  const first = await openFolder(folder, true);
  await first.complete();
  await first.release();
  await writeFile(join(folder, ".DS_Store"), "");
  await (await openFolder(folder, false)).release();
  expect((await readdir(folder)).sort()).toEqual([".DS_Store", ".gitignore", "store.json"]);
});

test("a store is unreadable for other users, and ignored by Git", async () => {
  const { release } = await openFolder(folder, true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readFile(join(folder, ".gitignore"), "utf8")).toBe("*\n");
  await release();
});

test("a store of another version, or a path that is not a folder, is refused with a message", async () => {
  await mkdir(folder);
  await writeFile(join(folder, "store.json"), '{"format":0}');
  await expect(openFolder(folder, true)).rejects.toThrow(/was made by another version/);
  await writeFile(join(parent, "file"), "");
  await expect(openFolder(join(parent, "file"), true)).rejects.toThrow(/can't be created/);
});
