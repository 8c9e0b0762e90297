import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, unprivileged } from "./postgres.ts";

/** Where Debian installs it. */
const PROGRAM = "/usr/sbin/pgbouncer";

/** A PgBouncer that the tests have started. */
export interface Pooler {
  /** The URL of the database through it. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Whether PgBouncer is installed; in CI it must be. */
export function hasPgBouncer(): boolean {
  const isInstalled = existsSync(PROGRAM);
  if (!isInstalled && process.env["CI"] !== undefined) throw new Error("CI has to install PgBouncer: see .ci/run.");
  return isInstalled;
}

/** Starts PgBouncer in front of a database. */
export async function startPgBouncer(database: string, mode: "session" | "transaction" | "statement"): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), "revokit-pgbouncer-"));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const { hostname, port, username, pathname } = new URL(database);
  const own = await freePort();
  const settings = {
    ...{ listen_addr: "127.0.0.1", listen_port: own, unix_socket_dir: "", auth_type: "any", pool_mode: mode },
    ...{ default_pool_size: 15, max_client_conn: 100 },
  };
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(
    file,
    [
      "[databases]",
      `${pathname.slice(1)} = host=${hostname} port=${port} user=${username}`,
      "[pgbouncer]",
      ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
    ].join("\n"),
  );
  const child = spawn(PROGRAM, [file], { ...user, stdio: "ignore", cwd: folder });
  await untilListening(own);
  const url = new URL(database);
  url.port = String(own);
  return {
    url: url.href,
    stop: async () => {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await sleep(100);
    } finally {
      socket.destroy();
    }
  }
}
