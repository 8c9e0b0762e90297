import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bulk, type BulkEvent, createBulk, type Job } from "../src/index.ts";
import { makeFolder } from "./support/command.ts";
import { jobOf } from "./support/mock-job.ts";

let folder: string;
let bulk: Bulk;

beforeAll(async () => {
  folder = await makeFolder();
  bulk = await createBulk({ store: join(folder, "store") });
});
afterAll(async () => {
  await bulk.close();
  await rm(folder, { recursive: true });
});

test("two jobs with one credential share the rate", async () => {
  const { mock, options } = jobOf(20);
  const rate = { limit: 20, window: 1 };
  const rows = Array.from({ length: 20 }, (_, index) => ({ id: "cus_1", link_id: `csl_${index}` }));
  const another = { id: "cus_1", link_id: "csl_x" };
  const jobs = [
    await bulk.job({ ...options, rate, rows: rows.slice(0, 10), name: "shared-1" }),
    await bulk.job({ ...options, rate, rows: [...rows.slice(10), another], name: "shared-2" }),
  ];
  const begin = performance.now();
  await Promise.all(jobs.map((job) => job.work()));
  // 21 requests, the first at once.
  expect(performance.now() - begin).toBeGreaterThan(950);
  expect(mock.ledger()).toHaveLength(20);
});

/** A job on an API that no other job calls. */
function jobWithOwnGate(count: number): ReturnType<typeof jobOf> {
  const { mock, options } = jobOf(count);
  return {
    mock,
    options: { ...options, client: { ...options.client, baseUrl: `https://${options.name?.length}.example/v1` } },
  };
}

test("a new rate reaches a worker that is running", async () => {
  const { mock, options } = jobWithOwnGate(30);
  const slow = await bulk.job({ ...options, rate: { limit: 1, window: 3_600 } });
  const begin = performance.now();
  let changed: Promise<unknown> | undefined;
  const onEvent = ({ type }: BulkEvent) => {
    if (type === "row_settled") changed ??= bulk.job({ ...options, rate: { limit: 10_000, window: 1 } });
  };
  expect(await slow.work({ onEvent })).toBe("done");
  await changed;
  // At the first rate this would take 29 hours.
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(mock.ledger()).toHaveLength(30);
});

test("after a job is paused or given another rate, nothing more is sent at the old rate", async () => {
  const { mock, options } = jobWithOwnGate(40);
  const interventions: readonly [intervene: (job: Job) => Promise<unknown>, sent: number][] = [
    [(job) => job.pause(), 1],
    // The first request at the new rate may leave at once.
    [() => bulk.job({ ...options, rate: { limit: 1, window: 3_600 } }), 2],
  ];
  for (const [intervene, sent] of interventions) {
    const before = mock.ledger().length;
    const stop = new AbortController();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      await intervene(job);
      setTimeout(() => stop.abort(), 200);
      return mock.fetch(input, init);
    };
    const job = await bulk.job({ ...options, client: { ...options.client, fetch } });
    await job.work({ concurrency: 1, signal: stop.signal });
    expect(mock.ledger()).toHaveLength(before + sent);
    if ((await job.status()).state === "paused") await job.resume();
  }
});
