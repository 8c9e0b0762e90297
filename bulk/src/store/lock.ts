import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { hasCode } from "../has-code.ts";
import { StoreInUseError } from "../usage-error.ts";
import { announceLiveness, isAlive } from "./liveness.ts";
import { pidNamespace, processStart, UNTOLD } from "./process-identity.ts";

/** Who holds a lock. */
interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Distinguishes it from a later process with the same id. */
  readonly start: string;
  /** Where its id has a meaning. Undefined on systems with a single such namespace. */
  readonly namespace?: string | undefined;
  /** The name of a socket file beside the lock, on which it listens. */
  readonly socket?: string | undefined;
  /** Distinguishes this acquisition of the lock from every other. */
  readonly nonce: string;
}

/**
 * Takes a lock that ends with its process: a file that names its owner. It is taken over from a dead owner only, never
 * because of its age, since PostgreSQL in WebAssembly can block a live process for a long time.
 * @returns a function that releases it
 * @throws StoreInUseError if its owner is alive, or on another host
 */
export async function acquireLock(file: string): Promise<() => Promise<void>> {
  const [start = UNTOLD, namespace] = await Promise.all([processStart(process.pid), pidNamespace()]);
  const nonce = randomUUID();
  const socket = `${file}.${nonce.slice(0, 8)}`;
  const endLiveness = namespace === undefined ? undefined : await announceLiveness(socket);
  const owner: Owner = { host: hostname(), pid: process.pid, start, namespace, nonce };
  try {
    await take(file, endLiveness ? { ...owner, socket: basename(socket) } : owner);
  } catch (error) {
    await endLiveness?.();
    throw error;
  }
  return async () => {
    await rm(file, { force: true });
    await endLiveness?.();
  };
}

async function take(file: string, owner: Owner): Promise<void> {
  const own = `${file}.${owner.nonce}`;
  await writeFile(own, JSON.stringify(owner), { flag: "wx" });
  try {
    // A link appears together with its content, and only if the name is free.
    if (await tryLink(own, file)) return;
    const holder = await readOwner(file);
    if (holder === undefined) {
      // It was released in the meantime.
      if (await tryLink(own, file)) return;
      throw inUse(file, undefined);
    }
    if (await isHeld(holder, dirname(file))) throw inUse(file, holder);
    // Only the holder of this guard may replace the dead owner's lock; the nonce in its name ties the guard to that lock.
    const guard = `${file}.of-${holder.nonce}`;
    await take(guard, { ...owner, nonce: randomUUID() });
    try {
      if ((await readOwner(file))?.nonce !== holder.nonce) throw inUse(file, undefined);
      await rename(own, file);
      if (holder.socket !== undefined) await rm(join(dirname(file), holder.socket), { force: true });
    } finally {
      await rm(guard, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function isHeld({ host, pid, start, namespace, socket }: Owner, folder: string): Promise<boolean> {
  if (host !== hostname()) return true;
  // Containers can share the host's name, and a folder.
  if (namespace !== (await pidNamespace())) return socket === undefined || isAlive(join(folder, socket));
  const now = await processStart(pid);
  return now !== undefined && (now === start || [now, start].includes(UNTOLD));
}

/** The owner of a lock; undefined if it was released. Throws a `StoreInUseError` for a file that names none. */
async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Owner;
  } catch {
    throw new StoreInUseError(
      `The lock of the store, ${file}, is broken, as after a power failure. If no process uses the store, delete that file.`,
    );
  }
}

function inUse(file: string, holder: Owner | undefined): StoreInUseError {
  const by = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  const endsByItself = holder === undefined || (holder.host === hostname() && holder.socket !== undefined);
  const hint = endsByItself ? "" : ` If that is gone, delete ${file}.`;
  return new StoreInUseError(
    `The store is in use by ${by}: stop it first (Ctrl+C is safe at any time), or use PostgreSQL for several processes at once.${hint}`,
  );
}
