import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "revokit/toolkit";
import { UsageError } from "../usage-error.ts";
import { acquireLock } from "./lock.ts";

/** The folder of an embedded store, locked by this process. */
export interface Folder {
  /** The folder of the database's files. */
  readonly data: string;
  /** Marks the store as complete, once its database is created. */
  readonly complete: () => Promise<void>;
  readonly release: () => Promise<void>;
}

const DATA = "data";
const LOCK = "lock";
const STAMP = "store.json";
/** The stamp while the database is being created. */
const DRAFT = `${STAMP}.new`;
/** The version of PostgreSQL whose file format PGlite uses; other versions can't read it. */
const FORMAT = JSON.stringify({ format: 1, postgres: 18 });

/**
 * Opens the folder of an embedded store. Files of a folder that is not marked as a store are never touched.
 * @param create whether to create the store if it does not exist
 * @throws StoreInUseError if another process has it open
 * @throws UsageError for a folder that is not a store
 */
export async function openFolder(folder: string, create: boolean): Promise<Folder> {
  await (create ? makeFolder(folder) : assertStore(folder));
  await assertOurs(folder);
  const release = await lock(folder);
  try {
    const stamp = await readStamp(folder);
    if (stamp === undefined) await begin(folder);
    return {
      data: join(folder, DATA),
      complete: async () => {
        if (stamp === undefined) await rename(join(folder, DRAFT), join(folder, STAMP));
      },
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Rows may contain personal data: other users can't read a folder that is created here. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new UsageError(`--store ${folder} can't be created: ${messageOf(error)}.`);
  });
}

async function lock(folder: string): Promise<() => Promise<void>> {
  return acquireLock(join(folder, LOCK)).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--store ${folder} can't be written to: ${messageOf(error)}.`);
  });
}

async function assertStore(folder: string): Promise<void> {
  if (await exists(join(folder, STAMP))) return;
  throw new UsageError(`There is no store in ${folder}. Check --store. \`revokit-bulk run\` creates one.`);
}

async function assertOurs(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes(STAMP) || names.includes(DRAFT)) return;
  const foreign = names.find((name) => !name.startsWith(LOCK));
  if (foreign === undefined) return;
  throw new UsageError(
    `--store ${folder} holds other files (${foreign}). Name an empty folder, or one that does not exist.`,
  );
}

/** The stamp of a complete store. */
async function readStamp(folder: string): Promise<string | undefined> {
  const file = join(folder, STAMP);
  if (!(await exists(file))) return undefined;
  const stamp = await readFile(file, "utf8");
  if (stamp === FORMAT) return stamp;
  throw new UsageError(
    `The store ${folder} was made by another version: ${stamp} instead of ${FORMAT}. Finish its jobs with the version that made it.`,
  );
}

/** Begins to create a store. One that an earlier process did not complete is still empty. */
async function begin(folder: string): Promise<void> {
  if (await exists(join(folder, DRAFT))) await rm(join(folder, DATA), { recursive: true, force: true });
  await writeFile(join(folder, DRAFT), FORMAT);
  // A store in a repository must not be committed.
  await writeFile(join(folder, ".gitignore"), "*\n");
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
