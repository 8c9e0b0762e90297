import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { UsageError } from "../usage-error.ts";
import type { Database } from "./database.ts";
import { databaseOf } from "./embedded-session.ts";
import { acquireLock } from "./lock.ts";

/** The files of an embedded store's folder. */
const DATA = "data";
const LOCK = "lock";
const STAMP = "store.json";
/** PGlite's files are those of this version of PostgreSQL; another can't read them. */
const FORMAT = { format: 1, postgres: 18 };

/**
 * Opens the PostgreSQL that runs in this process and keeps its files in a folder, and creates it where there is none.
 * Throws a `StoreInUseError` where another process has it open, a `UsageError` for a folder that is not a store.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true });
  await assertOurs(folder);
  const release = await acquireLock(join(folder, LOCK));
  try {
    const server = await open(folder);
    return {
      ...(await databaseOf(server)),
      close: async () => {
        await server.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function assertOurs(folder: string): Promise<void> {
  const foreign = (await readdir(folder)).find(
    (name) => name !== DATA && !name.startsWith(LOCK) && !name.startsWith(STAMP),
  );
  if (foreign === undefined) return;
  throw new UsageError(`--store ${folder} holds other files. Name an empty folder, or one that does not exist yet.`);
}

async function open(folder: string): Promise<PGlite> {
  const stamp = join(folder, STAMP);
  const written = await readFile(stamp, "utf8").catch(() => undefined);
  const expected = JSON.stringify(FORMAT);
  if (written !== undefined && written !== expected) {
    throw new UsageError(
      `The store ${folder} is of another version: ${written} instead of ${expected}. Finish its jobs with the version that made it.`,
    );
  }
  // Without the stamp, a process was killed while it created the store: nothing was ever kept in it.
  if (written === undefined) await rm(join(folder, DATA), { recursive: true, force: true });
  const database = await PGlite.create(join(folder, DATA));
  if (written === undefined) {
    await writeFile(`${stamp}.new`, expected);
    await rename(`${stamp}.new`, stamp);
  }
  return database;
}
