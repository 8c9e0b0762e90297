import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Bulk, type BulkEvent, createBulk, type Job, kirim, type LedgerRow, UsageError } from "../src/index.ts";
import { makeFolder } from "./support/command.ts";
import { jobOf } from "./support/mock-job.ts";

// One store for all tests, since creating one takes seconds.
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

async function read(rows: AsyncIterable<LedgerRow>): Promise<readonly LedgerRow[]> {
  const all: LedgerRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test("equal lines are one call, each with its line in the ledger", async () => {
  const { mock, options } = jobOf(3);
  const rows = [
    ...[{ id: "cus_1", link_id: "csl_0" }],
    { link_id: "csl_0", id: "cus_1" },
    { id: "cus_1", link_id: "csl_1" },
  ];
  const job = await bulk.job({ ...options, rows });
  expect(await job.work()).toBe("done");
  expect(mock.ledger()).toHaveLength(2);
  const ledger = await read(job.ledger());
  expect(ledger.map(({ line, outcome }) => [line, outcome])).toEqual([
    [1, "applied"],
    [2, "applied"],
    [3, "applied"],
  ]);
  expect(ledger[0]?.key).toBe(ledger[1]?.key);
  expect(await job.status()).toMatchObject({ lines: 3, rows: 2, left: 0, state: "done" });
});

test("invalid lines refuse the job, or are skipped and listed", async () => {
  const { mock, options } = jobOf(1);
  const rows = [{ id: "cus_1", link_id: "csl_0" }, { id: "cus_1" }, { id: "cus_1", link_id: "", other: 1 }];
  const problems: string[] = [];
  const onProblem = (line: number, problem: string) => problems.push(`${line}: ${problem}`);
  await expect(bulk.job({ ...options, rows, onProblem })).rejects.toThrow(UsageError);
  expect(problems).toEqual([
    expect.stringMatching(/^2: link_id /),
    expect.stringMatching(/^3: "other" is not a parameter/),
  ]);
  expect(mock.ledger()).toEqual([]);
  const job = await bulk.job({ ...options, rows, skipInvalid: true });
  expect(await job.work()).toBe("done");
  const ledger = await read(job.ledger());
  expect(ledger.map(({ outcome }) => outcome)).toEqual(["applied", "not_sent", "not_sent"]);
  expect(ledger[1]?.next).toMatch(/^Skipped: link_id /);
});

test("a job's name with another input is refused, and with the same input is the same job", async () => {
  const { mock, options } = jobOf(2);
  await (await bulk.job(options)).work();
  await (await bulk.job(options)).work();
  expect(mock.ledger()).toHaveLength(2);
  await expect(bulk.job({ ...options, rows: [{ id: "cus_1", link_id: "csl_9" }] })).rejects.toThrow(/another input/);
});

test("an input that changes while it is read is not run, and the job can be stored again", async () => {
  const { mock, options } = jobOf(2);
  const rows = [{ id: "cus_1", link_id: "csl_0" }];
  let reads = 0;
  const changing = () => ((reads += 1) === 1 ? rows : [{ id: "cus_1", link_id: "csl_1" }]);
  await expect(bulk.job({ ...options, rows: changing })).rejects.toThrow(/changed while it was read/);
  await (await bulk.job({ ...options, rows })).work();
  expect(mock.ledger().map(({ path }) => path["link_id"])).toEqual(["csl_0"]);
});

/** Rows that can be read once; while they are read again, something happens. */
function rowsWith(event: () => Promise<unknown>) {
  const rows = [{ id: "cus_1", link_id: "csl_0" }];
  let reads = 0;
  return async function* () {
    if ((reads += 1) > 1) await event();
    yield* rows;
  };
}

test("a job whose storing was interrupted takes the rate that it is continued with", async () => {
  const { options } = jobOf(1);
  const rows = rowsWith(() => Promise.reject(new Error("interrupted")));
  await expect(bulk.job({ ...options, rows })).rejects.toThrow("interrupted");
  const job = await bulk.job({ ...options, rate: { limit: 7, window: 3 } });
  expect(await job.status()).toMatchObject({ state: "running", rate: { limit: 7, window: 3 } });
});

test("a job that is cancelled or forgotten while it is stored is not run", async () => {
  const { mock, options } = jobOf(1);
  for (const intervene of [(job: Job) => job.cancel(), (job: Job) => job.forget()]) {
    const rows = rowsWith(async () => intervene(await bulk.find(options.name)));
    await expect(bulk.job({ ...options, rows })).rejects.toThrow(/cancelled while it was stored/);
    await (await bulk.find(options.name).catch(() => undefined))?.forget();
  }
  expect(mock.ledger()).toEqual([]);
});

test("a job is not continued with another version of the document", async () => {
  const { mock, options } = jobOf(1);
  const job = await bulk.job(options);
  const { revokeSetupLink } = kirim.facts.operations;
  if (revokeSetupLink === undefined) throw new Error("Kirim has no operation revokeSetupLink.");
  const operations = { ...kirim.facts.operations, revokeSetupLink: { ...revokeSetupLink, method: "POST" as const } };
  const api = { ...kirim, facts: { ...kirim.facts, operations } };
  await expect(bulk.job({ ...options, api })).rejects.toThrow(/another version of kirim's document/);
  await expect((await bulk.find(job.name, { api })).work()).rejects.toThrow(/another version of kirim's document/);
  expect(mock.ledger()).toEqual([]);
});

test("a worker calls the base URL that the job was stored with, whatever its own settings are", async () => {
  const { mock, options } = jobOf(1);
  await bulk.job({ ...options, client: { ...options.client, baseUrl: "https://stored.example/v1" } });
  const hosts: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { url } = new Request(input, init);
    hosts.push(new URL(url).host);
    return mock.fetch(input, init);
  };
  for (const baseUrl of ["https://other.example/v1", undefined]) {
    const job = await bulk.find(options.name, { api: kirim, client: { ...options.client, fetch, baseUrl } });
    await job.work();
  }
  expect(hosts).toEqual(["stored.example"]);
});

test("a missing token is reported before a row is claimed", async () => {
  const { options } = jobOf(1);
  vi.stubEnv("KIRIM_API_KEY", undefined);
  const job = await bulk.job({ ...options, client: { ...options.client, token: undefined } });
  await expect(job.work()).rejects.toThrow(UsageError);
  vi.unstubAllEnvs();
  expect(await job.status()).toMatchObject({ state: "running", left: 1 });
  expect(await read(job.ledger())).toMatchObject([{ attempts: 0 }]);
});

test("without consent nothing is stored", async () => {
  const { options } = jobOf(1);
  await expect(bulk.job({ ...options, confirm: () => false })).rejects.toThrow(/did not agree/);
  await expect(bulk.find(options.name)).rejects.toThrow(UsageError);
});

test("a refused credential stops the job before the rest of the list is sent, and it continues with the right one", async () => {
  const { mock, options } = jobOf(60);
  const refused = await bulk.job({ ...options, client: { fetch: mock.fetch, token: "wrong" } });
  expect(await refused.work({ concurrency: 5 })).toBe("paused");
  expect(await refused.status()).toMatchObject({
    state: "paused",
    reason: expect.stringContaining("401") as unknown,
    left: 60,
  });
  const job = await bulk.job(options);
  await job.resume();
  expect(await job.work()).toBe("done");
  expect(await job.status()).toMatchObject({ outcomes: { applied: 60 } });
});

test("a throttled row waits, and so do all others", async () => {
  const { mock, options } = jobOf(6, [{ status: 429, retryAfter: 1, times: 2 }]);
  const job = await bulk.job(options);
  const events: BulkEvent[] = [];
  expect(await job.work({ concurrency: 2, onEvent: (event) => events.push(event) })).toBe("done");
  expect(events.filter(({ type }) => type === "held")).not.toEqual([]);
  expect(await job.status()).toMatchObject({ outcomes: { applied: 6 } });
  expect(mock.ledger()).toHaveLength(6);
});

test("after a lost response a DELETE is retried, and its 404 proves nothing", async () => {
  const { mock, options } = jobOf(3, [{ reset: "after", times: 1 }]);
  const job = await bulk.job(options);
  expect(await job.work({ concurrency: 1 })).toBe("done");
  const ledger = await read(job.ledger());
  expect(ledger.map(({ outcome }) => outcome).sort()).toEqual(["applied", "applied", "unknown"]);
  expect(ledger.find(({ outcome }) => outcome === "unknown")).toMatchObject({
    status: 409,
    attempts: 2,
    next: /perhaps because an earlier one took effect/,
  });
  expect(await job.replay()).toBe(0);
  expect(mock.ledger()).toHaveLength(3);
});

test("replay settles rows whose responses were lost", async () => {
  const { mock, options } = jobOf(1, [{ status: 207 }]);
  const job = await bulk.job(options);
  await job.work();
  expect(await job.status()).toMatchObject({ outcomes: { unknown: 1 } });
  mock.setFaults([]);
  expect(await job.replay()).toBe(1);
  expect(await job.work()).toBe("done");
  expect(await job.status()).toMatchObject({ outcomes: { unknown: 0, applied: 1 } });
});

test("a paused job sends nothing until it is resumed, and a cancelled one never", async () => {
  const { mock, options } = jobOf(5);
  const job = await bulk.job(options);
  await job.pause();
  expect(await job.work()).toBe("paused");
  await job.resume();
  await job.cancel();
  expect(await job.work()).toBe("cancelled");
  expect(mock.ledger()).toEqual([]);
  const ledger = await read(job.ledger());
  expect(ledger.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => "not_sent"));
  await expect(job.resume()).rejects.toThrow(/cancelled/);
});

test("a stopped worker lets its calls finish, and another one continues", async () => {
  const { mock, options } = jobOf(40, [{ latency: 20 }]);
  const job = await bulk.job(options);
  const stop = new AbortController();
  const work = job.work({
    concurrency: 4,
    signal: stop.signal,
    onEvent: ({ type }) => type === "row_settled" && stop.abort(),
  });
  expect(await work).toBe("interrupted");
  const { left } = await job.status();
  expect(left).toBeGreaterThan(0);
  expect(mock.ledger()).toHaveLength(40 - left);
  expect(await job.work()).toBe("done");
  expect(mock.ledger()).toHaveLength(40);
});

test("each attempt is an OpenTelemetry span without arguments or keys", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  const { options } = jobOf(2);
  await (await bulk.job(options)).work().finally(() => trace.disable());
  const spans = exporter.getFinishedSpans().filter(({ name }) => name === "bulk attempt");
  expect(spans.map(({ attributes }) => attributes["revokit.attempt.class"])).toEqual(["applied", "applied"]);
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toMatch(/csl_|cus_/);
});

test("a job that is forgotten while a worker sends its rows ends the worker", async () => {
  const { mock, options } = jobOf(10);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    await job.forget();
    return mock.fetch(input, init);
  };
  const job = await bulk.job({ ...options, client: { ...options.client, fetch } });
  expect(await job.work({ concurrency: 2 })).toBe("cancelled");
  expect(mock.ledger()).toHaveLength(2);
  await expect(bulk.find(options.name)).rejects.toThrow(UsageError);
});

test("forget removes everything about a job", async () => {
  const { options } = jobOf(2);
  const job = await bulk.job(options);
  await job.work();
  await job.forget();
  await expect(bulk.find(options.name)).rejects.toThrow(UsageError);
});
