import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bulk, type BulkApi, createBulk, kirim, type LedgerRow, natural } from "../../src/index.ts";
import { loadApi } from "../../src/cli/load-api.ts";
import { makeFolder, runToEnd } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { invitations, setupLinks, type Subject } from "../support/invitations.ts";
import { compileTransfers, type Fault, transfers } from "../support/transfers.ts";
import { verify } from "../support/verify.ts";

let folder: string;
let bulk: Bulk;
let client: string;
let api: BulkApi;

beforeAll(async () => {
  folder = await makeFolder();
  client = await compileTransfers();
  api = await loadApi("transfers", client);
  bulk = await createBulk({ store: join(folder, "store") });
});
afterAll(async () => {
  await bulk.close();
  await rm(folder, { recursive: true });
});

async function ledgerOf(name: string): Promise<readonly LedgerRow[]> {
  const ledger: LedgerRow[] = [];
  for await (const row of (await bulk.find(name)).ledger()) ledger.push(row);
  return ledger;
}

/** Completes a job in this process, and compares its ledger with the server's. */
async function work(subject: Subject, own: BulkApi, name: string) {
  const [, operation = ""] = subject.operation.split(".");
  const options = { baseUrl: subject.baseUrl, token: Object.values(subject.environment)[0] };
  const job = await bulk.job({ api: own, operation, rows: subject.rows, rate: "none", name, client: options });
  expect(await job.work()).toBe("done");
  const tally = verify(await ledgerOf(name), subject);
  await subject.close();
  return tally;
}

const FAULTS = [
  { reset: "after", times: 6 },
  { reset: "before", times: 6 },
  { status: 500, times: 6 },
  { truncate: true, times: 6 },
  { status: 503, retryAfter: 1, times: 3 },
  { status: 429, retryAfter: 1, times: 3 },
] as const;

test("a server that fails in every way does no harm: DELETE with keys", async () => {
  expect(await work(await invitations(120, FAULTS), natural, "with keys")).toEqual({ applied: 120 });
});

test("a server that fails in every way does no harm: DELETE without keys", async () => {
  const tally = await work(await setupLinks(120, FAULTS), kirim, "without keys");
  // Calls that took effect, but whose answer was lost.
  expect(tally).toEqual({ applied: 114, unknown: 6 });
});

const MIXED: readonly (Fault | undefined)[] = ["reset-before", "reset-after", 500, 503, 429, undefined, undefined, 202];
const fault = (request: number) => (request < 80 ? MIXED[request % MIXED.length] : undefined);

test("a server that fails in every way does no harm: POST with keys", async () => {
  const options = { operation: "createTransfer", rows: 120, latency: 4, fault } as const;
  const tally = await work(await transfers(client, options), api, "POST with keys");
  expect((tally["applied"] ?? 0) + (tally["accepted"] ?? 0)).toBe(120);
});

test("a server that fails in every way does no harm: POST without keys", async () => {
  const options = { operation: "createPayment", rows: 120, latency: 4, fault } as const;
  const tally = await work(await transfers(client, options), api, "POST without keys");
  expect(tally["unknown"]).toBeGreaterThan(0);
  expect(tally["accepted"]).toBeGreaterThan(0);
  expect(tally["rejected"] ?? 0).toBe(0);
});

test("a key that the server has forgotten is not sent again, and its row says so", async () => {
  const subject = await invitations(1, [{ reset: "after", times: 1 }]);
  const { revokeCustomerInvitation: operation } = natural.facts.operations;
  if (operation?.idempotency === undefined) throw new Error("The operation has no key.");
  // Shorter than the wait before a retry.
  const forgetful = { ...operation, idempotency: { ...operation.idempotency, retention: "PT1S" } };
  const facts = { ...natural.facts, operations: { ...natural.facts.operations, revokeCustomerInvitation: forgetful } };
  expect(await work(subject, { ...natural, facts }, "forgotten key")).toEqual({ unknown: 1 });
  expect(subject.requests()).toBe(1);
  const [row] = await ledgerOf("forgotten key");
  expect(row?.next).toMatch(/may no longer remember the key/);
});

test("a second process on the same store fails with a clear message, and changes nothing", async () => {
  const second = await runToEnd(await compileCommand(), ["status", "--store", join(folder, "store")], {});
  expect(second).toMatchObject({
    code: 75,
    stderr: expect.stringContaining(`in use by process ${process.pid}`) as unknown,
  });
});
