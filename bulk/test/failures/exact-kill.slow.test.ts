import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder, readLedgerFile, runArguments, runToEnd, writeInput } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { exactKill, POINTS } from "../support/exact-kill.ts";
import { invitations, setupLinks, type Subject } from "../support/invitations.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../support/postgres.ts";
import { compileTransfers, transfers } from "../support/transfers.ts";
import { verify } from "../support/verify.ts";

const ROWS = 100;
const CONCURRENCY = 5;

let command: string;
let client: string;
let killer: string;
let folder: string;
let postgres: PostgresServer | undefined;

beforeAll(async () => {
  folder = await makeFolder();
  [command, client, killer] = [await compileCommand(), await compileTransfers(), await exactKill()];
  const programs = findPostgres();
  postgres = programs === undefined ? undefined : await startPostgres(programs);
});
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

const SUBJECTS: Readonly<Record<string, () => Promise<Subject>>> = {
  "DELETE with keys": () => invitations(ROWS),
  "DELETE without keys": () => setupLinks(ROWS),
  "POST with keys": () => transfers(client, { operation: "createTransfer", rows: ROWS, latency: 0 }),
  "POST without keys": () => transfers(client, { operation: "createPayment", rows: ROWS, latency: 0 }),
};

async function killAtEachPoint(create: () => Promise<Subject>, own: string, store: string) {
  const subject = await create();
  const ledger = join(own, "ledger.ndjson");
  const more = ["--rate", "none", "--concurrency", String(CONCURRENCY), "--ledger", ledger];
  const args = runArguments(subject, await writeInput(own, subject), store, more);
  try {
    for (const point of POINTS) {
      const environment = { ...subject.environment, KILL_AT: point, NODE_OPTIONS: `--import=${killer}` };
      expect([point, (await runToEnd(command, args, environment)).code]).toEqual([point, null]);
    }
    await runToEnd(command, args, subject.environment);
    return verify(await readLedgerFile(ledger), subject);
  } finally {
    await subject.close();
  }
}

for (const [name, create] of Object.entries(SUBJECTS)) {
  const isCertain = name.includes("with keys");
  // What a killed worker had in flight stays unknown without a key.
  const mostUnknown = isCertain ? 0 : POINTS.length * CONCURRENCY;

  for (const kind of ["an embedded store", "PostgreSQL"]) {
    test(
      `a worker may be killed at each point of a row's path: ${name}, ${kind}`,
      { timeout: 300_000 },
      async (context) => {
        const own = await makeFolder();
        const store = kind === "PostgreSQL" ? await postgres?.createDatabase() : join(own, "store");
        if (store === undefined) return context.skip("PostgreSQL is not installed: this was not run.");
        const tally = await killAtEachPoint(create, own, store);
        expect((tally["applied"] ?? 0) + (tally["unknown"] ?? 0)).toBe(ROWS);
        expect(tally["unknown"] ?? 0).toBeLessThanOrEqual(mostUnknown);
        await rm(own, { recursive: true });
      },
    );
  }
}
