import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/** A PostgreSQL server that the tests have started. */
export interface PostgresServer {
  /** The URL of a fresh database. */
  readonly createDatabase: () => Promise<string>;
  /** Ends all connections at once and starts again, as after a crash of the machine's software. */
  readonly restart: () => Promise<void>;
  /** Kills the server with SIGKILL and starts it again. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly query: (text: string) => Promise<void>;
}

/** On Debian the server's programs are not in the path. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of `postgres` and `initdb`; undefined if they are not installed; in CI they must be. */
export function findPostgres(): string | undefined {
  const found = findPrograms();
  if (found === undefined && process.env["CI"] !== undefined)
    throw new Error("CI has to install PostgreSQL: see .ci/run.");
  return found;
}

function findPrograms(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, "bin")) : [];
  const path = (process.env["PATH"] ?? "").split(":");
  return [...debian, ...path].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

/** The user to run as: PostgreSQL and PgBouncer refuse to run as root. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * Starts a new server on a free port.
 * @param parent the folder to keep its files in
 */
export async function startPostgres(
  programs: string,
  settings: readonly string[] = [],
  parent: string = tmpdir(),
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(parent, "revokit-postgres-"));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "bulk", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"];
  execFileSync(join(programs, "initdb"), init, { ...user, stdio: "ignore", cwd: folder });
  const port = await freePort();
  const options = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    "-h",
    "127.0.0.1",
    ...settings.flatMap((one) => ["-c", one]),
  ];
  const start = async () => {
    for (;;) {
      const child = spawn(join(programs, "postgres"), options, { ...user, stdio: "ignore", cwd: folder });
      const isReady = untilReady(urlOf(port, "postgres"), () => child.exitCode !== null);
      if (await isReady) return child;
      // The child processes of a killed server take a moment to exit, and until then prevent another from starting.
    }
  };
  let server = await start();
  let databases = 0;
  const query = async (text: string) => {
    const client = new Client({ connectionString: urlOf(port, "postgres") });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const stop = async () => {
    const exit = once(server, "exit");
    // An immediate shutdown, without a checkpoint.
    server.kill("SIGQUIT");
    await exit;
  };
  return {
    query,
    createDatabase: async () => {
      const name = `bulk_${(databases += 1)}`;
      await query(`CREATE DATABASE ${name}`);
      return urlOf(port, name);
    },
    restart: async () => {
      await stop();
      server = await start();
    },
    crash: async () => {
      const exit = once(server, "exit");
      server.kill("SIGKILL");
      await exit;
      server = await start();
    },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(port: number, database: string): string {
  return `postgres://bulk@127.0.0.1:${port}/${database}`;
}

/** Waits until a server answers. Returns false if it has ended instead. */
async function untilReady(url: string, hasEnded: () => boolean): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    if (hasEnded()) return false;
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (attempt > 300) throw error;
      await sleep(100);
    }
  }
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
