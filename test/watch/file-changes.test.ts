import { mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FileChanges } from "../../scripts/watch/file-changes.ts";

/** A time before the run. */
const LONG_AGO = new Date("2020-01-01");
/** The run began earlier than its files were saved, by more than the resolution of a file system's times. */
const BEFORE = 1_000;

/** What a first run read, and watches only from its end on. */
async function readFirst() {
  const folder = await mkdtemp(join(tmpdir(), "revokit-changes-"));
  const changes = new FileChanges();
  onTestFinished(async () => {
    changes.close();
    await rm(folder, { recursive: true });
  });
  return { folder, file: join(folder, "api.yaml"), changes, since: changes.begin() - BEFORE };
}

test("a file that is created in a watched folder during the first run counts as a change", async () => {
  const { folder, file, changes, since } = await readFirst();
  await writeFile(file, "new");
  changes.follow({ files: [], folders: [folder], isEntry: () => true }, since);
  await expect(changes.next()).resolves.toBeUndefined();
}, 10_000);

test("a file that is replaced by an older one during the first run counts as a change", async () => {
  const { file, changes, since } = await readFirst();
  await writeFile(`${file}.tmp`, "old");
  await utimes(`${file}.tmp`, LONG_AGO, LONG_AGO);
  await rename(`${file}.tmp`, file);
  changes.follow({ files: [file] }, since);
  await expect(changes.next()).resolves.toBeUndefined();
}, 10_000);
