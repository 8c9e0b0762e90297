import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder, writeInput } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { Fleet } from "../support/fleet.ts";
import { invitations, setupLinks, type Subject } from "../support/invitations.ts";
import { killEmbedded } from "../support/kill.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../support/postgres.ts";
import { compileTransfers, transfers } from "../support/transfers.ts";
import { verify } from "../support/verify.ts";

/** How often processes are killed, for each subject. */
const FLEET_KILLS = Number(process.env["BULK_KILLS"] ?? 45);
const EMBEDDED_KILLS = Number(process.env["BULK_KILLS"] ?? 6);
/** A kill leaves up to 20 rows unknown, and the next kill must still find unsent rows. */
const EMBEDDED_ROWS = 25 * (2 + EMBEDDED_KILLS);

const PLANNER_KILLS = 2;

let command: string;
let client: string;
let folder: string;
let postgres: PostgresServer | undefined;

beforeAll(async () => {
  folder = await makeFolder();
  [command, client] = [await compileCommand(), await compileTransfers()];
  const programs = findPostgres();
  postgres = programs === undefined ? undefined : await startPostgres(programs);
});
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

const SUBJECTS = {
  "DELETE with keys": (rows: number) => invitations(rows, [{ latency: 60 }]),
  "DELETE without keys": (rows: number) => setupLinks(rows, [{ latency: 60 }]),
  "POST with keys": (rows: number) => transfers(client, { operation: "createTransfer", rows, latency: 60 }),
  "POST without keys": (rows: number) => transfers(client, { operation: "createPayment", rows, latency: 60 }),
};

/** Without a key, exactly the calls that a killed worker had in flight stay unknown. */
const FLEET_CONCURRENCY = 5;

for (const [name, create] of Object.entries(SUBJECTS)) {
  const withSubject = async (rows: number, use: (subject: Subject, input: string, own: string) => Promise<void>) => {
    const subject = await create(rows);
    const own = await makeFolder();
    try {
      await use(subject, await writeInput(own, subject), own);
    } finally {
      await subject.close();
      await rm(own, { recursive: true });
    }
  };

  test(`an embedded store's process may be killed: ${name}`, { timeout: 600_000 }, () =>
    withSubject(EMBEDDED_ROWS, async (subject, input, own) => {
      // While the store is created, while rows are stored, and at any request.
      const early = [() => existsSync(join(own, "store", "data")), (said: string) => said.includes("Store ")].map(
        (isReached) => ({ requests: Infinity, isReached, time: 60_000 }),
      );
      const late = Array.from({ length: EMBEDDED_KILLS }, () => ({ requests: Math.random() * 25, time: 30_000 }));
      const toll = await killEmbedded(command, subject, input, own, [...early, ...late]);
      const tally = verify(toll.ledger, subject);
      report(`embedded, ${name}`, toll.kills, tally);
      if (name.includes("with keys")) expect(tally).toEqual({ applied: EMBEDDED_ROWS });
      else expect(tally["unknown"] ?? 0).toBeLessThanOrEqual(toll.kills * 20);
      expect(toll.kills).toBe(2 + EMBEDDED_KILLS);
    }),
  );

  test(`workers on PostgreSQL may be killed: ${name}`, { timeout: 900_000 }, async (context) => {
    const server = postgres;
    if (server === undefined) return context.skip("PostgreSQL is not installed: this was not run.");
    const rows = 60 * FLEET_KILLS;
    await withSubject(rows, async (subject, input, own) => {
      const store = await server.createDatabase();
      // The process that plans it is killed too.
      const fleet = await Fleet.plan(command, subject, input, store, { rate: "60/1", kills: PLANNER_KILLS });
      try {
        for (let worker = 0; worker < 3; worker += 1) fleet.add();
        const kills = await fleet.kill(FLEET_KILLS, { least: 300, most: 1_000 });
        const tally = verify(await fleet.finish(own), subject);
        report(`PostgreSQL, ${name}`, kills + PLANNER_KILLS, tally);
        if (name.includes("with keys")) expect(tally).toEqual({ applied: rows });
        else expect(tally["unknown"] ?? 0).toBeLessThanOrEqual((kills + PLANNER_KILLS) * FLEET_CONCURRENCY);
        expect(kills).toBe(FLEET_KILLS);
      } finally {
        await fleet.end();
      }
    });
  });
}

/** The figures that the guide and the notes quote. */
function report(what: string, kills: number, tally: object): void {
  console.log(`${what}: ${kills} kills, ${JSON.stringify(tally)}`);
}
