import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createMock, kirim, MOCK_TOKEN } from "revokit/mock";

/** The result of a list of links. */
export interface Result {
  /** How often the process was killed. */
  readonly kills: number;
  /** The exit code of the last run. */
  readonly code: number | null;
  /** How many links the server has revoked. */
  readonly revoked: number;
  /** How many requests the server got. */
  readonly requests: number;
  readonly ledger: string;
}

/**
 * Revokes a number of links with the command `revokit-bulk`, killing it at random requests and running the same command again
 * each time.
 * @param command the arguments with which Node runs `revokit-bulk`
 */
export async function killBulk(command: readonly string[], rows: number, kills: number): Promise<Result> {
  const links = Array.from({ length: rows }, (_, index) => ({ id: "cus_1", link_id: `csl_${index}` }));
  const resources = { kirim: links.map((path) => ({ path, state: "active" })) };
  let requests = 0;
  const mock = createMock({
    apis: [kirim],
    seed: { tenants: [{ name: "tenant", tokens: [MOCK_TOKEN], resources }] },
    faults: [{ latency: 20 }],
    onExchange: () => (requests += 1),
  });
  const server = await mock.listen();
  const folder = await mkdtemp(join(tmpdir(), "revokit-bulk-example-"));
  try {
    const input = join(folder, "rows.csv");
    const ledger = join(folder, "ledger.csv");
    await writeFile(input, ["id,link_id", ...links.map(({ id, link_id }) => `${id},${link_id}`), ""].join("\n"));
    const args = ["run", "kirim.revokeSetupLink", "--input", input, "--store", join(folder, "store")];
    const more = ["--base-url", server.url("kirim"), "--rate", "none", "--yes", "--ledger", ledger];
    const start = () =>
      spawn(process.execPath, [...command, ...args, ...more], {
        env: { ...process.env, KIRIM_API_KEY: MOCK_TOKEN },
        stdio: ["ignore", "ignore", "inherit"],
      });
    for (let kill = 0; kill < kills; kill += 1) {
      const [child, moment] = [start(), requests + Math.random() * (rows / kills)];
      const exit = once(child, "exit");
      while (requests <= moment && child.exitCode === null) await sleep(5);
      child.kill("SIGKILL");
      await exit;
    }
    const last = start();
    await once(last, "exit");
    return {
      kills,
      code: last.exitCode,
      revoked: mock.ledger().length,
      requests,
      ledger: await readFile(ledger, "utf8"),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}
