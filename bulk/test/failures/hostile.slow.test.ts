import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bulk, type BulkApi, type BulkEvent, createBulk, type LedgerRow } from "../../src/index.ts";
import { loadApi } from "../../src/cli/load-api.ts";
import { makeFolder } from "../support/command.ts";
import { type Hostile, hostileAnswers, hostileServer } from "../support/hostile-server.ts";
import type { Subject } from "../support/invitations.ts";
import { compileTransfers } from "../support/transfers.ts";
import { verify } from "../support/verify.ts";

/** A body may take 1 MiB, and 20 calls are in flight. */
const MAX_MEMORY = 300 * 2 ** 20;
const ROUNDS = 2;

let folder: string;
let bulk: Bulk;
let client: string;
let api: BulkApi;
let elsewhere: Subject;

beforeAll(async () => {
  folder = await makeFolder();
  client = await compileTransfers();
  api = await loadApi("transfers", client);
  bulk = await createBulk({ store: join(folder, "store") });
  elsewhere = await hostileServer({ client, operation: "createPayment", rows: 0, answer: () => undefined });
});
afterAll(async () => {
  await bulk.close();
  await elsewhere.close();
  await rm(folder, { recursive: true });
});

async function jobOf(subject: Subject, name: string) {
  const [, operation = ""] = subject.operation.split(".");
  const options = { baseUrl: subject.baseUrl, token: "test_token", timeout: 10_000, attemptTimeout: 10_000 };
  return bulk.job({ api, operation, rows: subject.rows, rate: "none", name, client: options });
}

async function ledgerOf(name: string): Promise<readonly LedgerRow[]> {
  const ledger: LedgerRow[] = [];
  for await (const row of (await bulk.find(name)).ledger()) ledger.push(row);
  return ledger;
}

/** How much the process may grow while a job runs, in bytes. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  await work().finally(() => clearInterval(timer));
  return most - before;
}

test.each(["createPayment", "createTransfer"] as const)(
  "%s on a hostile server: each row ends with a true outcome, in bounded memory",
  async (operation) => {
    const answers = Object.entries(hostileAnswers(elsewhere.baseUrl));
    const of = (row: number) => answers[row % (answers.length + 1)];
    const rows = ROUNDS * (answers.length + 1);
    const subject = await hostileServer({ client, operation, rows, answer: (row) => of(row)?.[1] });
    const job = await jobOf(subject, operation);
    const growth = await growthDuring(async () => expect(await job.work()).toBe("done"));
    const ledger = await ledgerOf(operation);
    verify(ledger, subject);
    const expected = subject.rows.map((_, row) => {
      const [name = "honest", { outcome } = { outcome: "applied" }] = of(row) ?? [];
      return `${name}: ${operation === "createTransfer" && !/^a 3/.test(name) ? "applied" : outcome}`;
    });
    expect(ledger.map(({ outcome }, row) => `${of(row)?.[0] ?? "honest"}: ${outcome}`)).toEqual(expected);
    expect(growth).toBeLessThan(MAX_MEMORY);
    expect(elsewhere.requests()).toBe(0);
    await subject.close();
  },
  120_000,
);

test.each(["9".repeat(400), "Fri, 31 Dec 9999 23:59:59 GMT"])(
  "a server that says Retry-After: %s is asked again after an hour, and the worker can be stopped meanwhile",
  async (value) => {
    const text = `HTTP/1.1 429 X\r\nRetry-After: ${value}\r\nContent-Length: 0\r\n\r\n`;
    const throttle: Hostile = { outcome: "rejected", write: (socket) => void socket.write(text) };
    const subject = await hostileServer({ client, operation: "createTransfer", rows: 5, answer: () => throttle });
    const name = value.slice(0, 3);
    const job = await jobOf(subject, name);
    const stopped = new AbortController();
    const holds: number[] = [];
    const onEvent = (event: BulkEvent) => {
      if (event.type !== "held") return;
      holds.push(event.milliseconds);
      stopped.abort();
    };
    expect(await job.work({ concurrency: 1, signal: stopped.signal, onEvent })).toBe("interrupted");
    expect(holds).toEqual([3_600_000]);
    expect(await job.status()).toMatchObject({ state: "running", left: 5 });
    // The next worker respects it too.
    expect(await job.work({ signal: AbortSignal.timeout(1_000), onEvent })).toBe("interrupted");
    expect(subject.requests()).toBe(1);
    await subject.close();
  },
);
