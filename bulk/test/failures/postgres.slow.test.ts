import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder, writeInput } from "../support/command.ts";
import { compileCommand, place } from "../support/compile.ts";
import { Fleet } from "../support/fleet.ts";
import { invitations, setupLinks, type Subject } from "../support/invitations.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../support/postgres.ts";
import { compileTransfers, transfers } from "../support/transfers.ts";
import { verify } from "../support/verify.ts";

const programs = findPostgres();
let command: string;
let client: string;
let postgres: PostgresServer;

beforeAll(async () => {
  [command, client] = [await compileCommand(), await compileTransfers()];
  if (programs !== undefined) postgres = await startPostgres(programs, ["max_connections=40"]);
});
afterAll(() => postgres.stop());

/** A test of a fleet of three workers, or the reason why it was not run. */
function fleetTest(
  name: string,
  create: () => Promise<Subject>,
  use: (fleet: Fleet, subject: Subject, folder: string, store: string) => Promise<void>,
  plan: { readonly rate?: string; readonly planners?: number } = {},
): void {
  test(name, { timeout: 300_000 }, async (context) => {
    if (programs === undefined) return context.skip("PostgreSQL is not installed: this was not run.");
    const [subject, folder, store] = [await create(), await makeFolder(), await postgres.createDatabase()];
    const fleet = await Fleet.plan(command, subject, await writeInput(folder, subject), store, {
      rate: "60/1",
      ...plan,
    });
    try {
      fleet.add();
      fleet.add();
      await use(fleet, subject, folder, store);
    } finally {
      await fleet.end();
      await subject.close();
      await rm(folder, { recursive: true });
    }
  });
}

const HALF = ({ left, rows }: { readonly left: number; readonly rows: number }) => left > 0 && left < rows / 2;

for (const [name, create] of [
  ["DELETE without keys", () => setupLinks(600, [{ latency: 100 }])],
  ["DELETE with keys", () => invitations(600, [{ latency: 100 }])],
  ["POST without keys", () => transfers(client, { operation: "createPayment", rows: 600, latency: 100 })],
] as const) {
  fleetTest(
    `workers that are frozen beyond their heartbeat, and wake up, do no harm: ${name}`,
    create,
    async (fleet, subject, folder) => {
      await fleet.until(({ left }) => left < 500);
      const frozen = fleet.running.slice(0, 2);
      for (const worker of frozen) worker.process.kill("SIGSTOP");
      await sleep(15_000);
      for (const worker of frozen) worker.process.kill("SIGCONT");
      const tally = verify(await fleet.finish(folder), subject);
      if (name.includes("with keys")) expect(tally).toEqual({ applied: 600 });
      // No more than what the frozen workers had in flight.
      else expect(tally["unknown"] ?? 0).toBeLessThanOrEqual(10);
    },
  );
}

fleetTest(
  "several processes that store the same job at once store it once",
  () => transfers(client, { operation: "createPayment", rows: 600, latency: 0 }),
  async (fleet, subject, folder) => {
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 600 });
    expect(subject.requests()).toBe(600);
  },
  { planners: 4 },
);

fleetTest(
  "PostgreSQL may be restarted at once, twice",
  () => invitations(600),
  async (fleet, subject, folder) => {
    for (const left of [450, 250]) {
      await fleet.until((status) => status.left < left);
      await postgres.restart();
    }
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 600 });
  },
);

fleetTest(
  "PostgreSQL may be killed, twice",
  () => transfers(client, { operation: "createPayment", rows: 600, latency: 20 }),
  async (fleet, subject, folder) => {
    for (const left of [450, 250]) {
      await fleet.until((status) => status.left < left);
      await postgres.crash();
    }
    const tally = verify(await fleet.finish(folder), subject);
    // No row is lost with a worker here, so none is in doubt.
    expect(tally).toEqual({ applied: 600 });
  },
);

fleetTest(
  "workers wait for a standby that takes over read-only",
  () => invitations(400),
  async (fleet, subject, folder, store) => {
    await fleet.until(({ left }) => left < 300);
    const database = new URL(store).pathname.slice(1);
    await postgres.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
    await postgres.restart();
    await sleep(2_000);
    await postgres.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
    await postgres.restart();
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 400 });
  },
);

fleetTest(
  "workers wait for a database without a free connection",
  () => invitations(400),
  async (fleet, subject, folder, store) => {
    await fleet.until(({ left }) => left < 300);
    const hogs: Client[] = [];
    for (let hog = 0; hog < 40; hog += 1) {
      const each = new Client({ connectionString: store });
      each.on("error", () => {});
      if (
        await each.connect().then(
          () => true,
          () => false,
        )
      )
        hogs.push(each);
    }
    // The workers lose their connections, and can't open new ones.
    await postgres.query("SELECT 1").catch(() => undefined);
    fleet.add();
    await sleep(3_000);
    await Promise.all(hogs.map((hog) => hog.end()));
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 400 });
  },
);

fleetTest(
  "a worker whose clock is an hour off neither opens nor closes the gate",
  () => invitations(240),
  async (fleet, subject, folder) => {
    const begin = performance.now();
    for (const shift of [3_600_000, -3_600_000]) {
      const file = await place(`clock${shift}.mjs`, `const now = Date.now; Date.now = () => now() + ${shift};`);
      fleet.environment["NODE_OPTIONS"] = `--import=${file}`;
      fleet.add();
    }
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 240 });
    // 240 requests at 60 a second.
    expect(performance.now() - begin).toBeGreaterThan(2_500);
  },
);

fleetTest(
  "pause, resume and cancel reach every worker",
  () => invitations(600, [{ latency: 50 }]),
  async (fleet, subject, folder) => {
    await fleet.until(HALF);
    await fleet.command("pause");
    await Promise.all(fleet.running.map(({ exit }) => exit));
    const { left } = await fleet.status();
    expect(left).toBeGreaterThan(0);
    expect(subject.effects().size).toBe(600 - left);
    expect((await fleet.command("work")).code).toBe(5);
    await fleet.command("resume");
    const worker = fleet.add();
    await fleet.until((status) => status.left < left - 20);
    expect((await fleet.command("cancel")).code).toBe(0);
    expect((await worker.exit).code).toBe(5);
    const tally = verify(await fleet.finish(folder), subject);
    expect(tally["not_sent"]).toBeGreaterThan(0);
    expect((tally["not_sent"] ?? 0) + (tally["applied"] ?? 0)).toBe(600);
  },
);

fleetTest(
  "a credential that is refused halfway stops all workers, and the refused rows are sent with the next one",
  () =>
    transfers(client, {
      operation: "createPayment",
      rows: 300,
      latency: 20,
      fault: (request) => (request > 150 && request < 190 ? 401 : undefined),
    }),
  async (fleet, subject, folder) => {
    await fleet.until(({ state }) => state === "paused");
    await Promise.all(fleet.running.map(({ exit }) => exit));
    const { left, reason } = await fleet.status();
    expect(left).toBeGreaterThan(130);
    expect(reason).toContain("401");
    // Only the calls in flight, not the whole list.
    expect(subject.requests()).toBeLessThan(200);
    while ((await fleet.status()).left > 0) {
      await fleet.command("resume");
      const worker = fleet.add();
      await worker.exit;
    }
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 300 });
  },
);

fleetTest(
  "a key that the server has forgotten while the job was paused is not sent again",
  () => invitations(300, [{ latency: 100 }]),
  async (fleet, subject, folder, store) => {
    await fleet.until(({ left }) => left < 200);
    for (const { process: child } of fleet.running) child.kill("SIGKILL");
    await fleet.command("pause");
    const database = new Client({ connectionString: store });
    await database.connect();
    await database.query("UPDATE revokit_bulk.attempts SET started_at = started_at - interval '48 hours'");
    await database.end();
    await sleep(11_000);
    await fleet.command("resume");
    const before = subject.requests();
    const tally = verify(await fleet.finish(folder), subject);
    expect(tally["unknown"]).toBeGreaterThan(0);
    expect((tally["unknown"] ?? 0) + (tally["applied"] ?? 0)).toBe(300);
    expect(before + 300 - subject.effects().size).toBeLessThanOrEqual(subject.requests());
  },
);

fleetTest(
  "machines of different versions can't work on one store",
  () => invitations(60),
  async (fleet, subject, folder, store) => {
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 60 });
    const database = new Client({ connectionString: store });
    await database.connect();
    await database.query("UPDATE revokit_bulk.facts SET value = '12.0.0' WHERE name = 'engine'");
    await database.end();
    expect(await fleet.command("work")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("another version") as unknown,
    });
  },
);

fleetTest(
  "four workers at 95 % of a limit meet no 429, and use it",
  () => setupLinks(700),
  async (fleet, subject, folder) => {
    fleet.add();
    await fleet.until(({ left }) => left < 600);
    const [first, begin] = [(await fleet.status()).left, performance.now()];
    await fleet.until(({ left }) => left < 200);
    const perSecond = (first - (await fleet.status()).left) / ((performance.now() - begin) / 1000);
    expect(verify(await fleet.finish(folder), subject)).toEqual({ applied: 700 });
    // 57 of 60 a second.
    console.log(`Four workers at 57 of 60 a second: ${perSecond.toFixed(1)} a second`);
    expect(perSecond).toBeGreaterThan(0.85 * 57);
  },
  { rate: "57/1" },
);
