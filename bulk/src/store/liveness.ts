import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { relative } from "node:path";
import { hasCode } from "../has-code.ts";

/**
 * Listens on a socket file until the process ends, however it ends. Processes of another container, which can't see this one,
 * can tell by it that this one is alive.
 * @returns a function that ends it; undefined where there can be no socket file
 */
export async function announceLiveness(file: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(shortest(file));
    await once(server, "listening");
  } catch {
    return undefined;
  }
  server.unref();
  return async () => {
    server.close();
    await rm(file, { force: true });
  };
}

/** Whether a process listens on a socket file. */
export async function isAlive(file: string): Promise<boolean> {
  const socket = createConnection(shortest(file));
  try {
    await once(socket, "connect");
    return true;
  } catch (error) {
    return !hasCode(error, "ECONNREFUSED") && !hasCode(error, "ENOENT");
  } finally {
    socket.destroy();
  }
}

/** A socket's path is limited to about a hundred characters (unix(7)). */
function shortest(file: string): string {
  const near = relative(process.cwd(), file);
  return near.length < file.length ? near : file;
}
