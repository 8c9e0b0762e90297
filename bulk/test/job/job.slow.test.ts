import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { contractOf } from "../../src/api/contract.ts";
import { readOperation } from "../../src/api/read-operation.ts";
import { createCommands } from "../../src/cli/commands.ts";
import { Interrupt } from "../../src/cli/interrupt.ts";
import { workOn } from "../../src/cli/work-on.ts";
import { Job, type JobOptions, kirim } from "../../src/index.ts";
import { createJob } from "../../src/job/job-record.ts";
import { planJob } from "../../src/plan/plan-job.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { makeFolder, readLedgerFile } from "../support/command.ts";
import { jobOf } from "../support/mock-job.ts";

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await makeFolder();
  store = await openStore(join(folder, "store"));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A job whose process was killed before anything of it but its name was stored. */
async function beginJob({ name = "", operation }: JobOptions): Promise<Job> {
  const contract = contractOf(readOperation(kirim, operation));
  const identity = { name, api: "kirim", operation, baseUrl: "https://localhost", digest: "none", contract };
  return new Job(store, await createJob(store, identity, undefined));
}

test("a job that was killed before its rows were stored can be cancelled, more than once, and forgotten", async () => {
  const job = await beginJob(jobOf(1).options);
  await job.cancel();
  await job.cancel();
  expect(await job.status()).toMatchObject({ state: "cancelled", rows: 0 });
  await job.forget();
  expect(await job.status()).toMatchObject({ state: "forgotten" });
});

test("a forgotten job has no ledger and no work, although another one has its name", async () => {
  const { mock, options } = jobOf(2);
  const forgotten = await planJob(store, options);
  await forgotten.forget();
  const other = await planJob(store, options);
  const ledger = forgotten.ledger();
  await expect(ledger.next()).rejects.toThrow(/was forgotten/);
  for (const use of [() => forgotten.work(), () => forgotten.pause(), () => forgotten.replay()]) {
    await expect(use()).rejects.toThrow(/was forgotten/);
  }
  expect(mock.ledger()).toEqual([]);
  expect(await other.work()).toBe("done");
});

test("a command whose job is forgotten while it works says so in a line, and writes no ledger", async () => {
  const { mock, options } = jobOf(10);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    await job.forget();
    return mock.fetch(input, init);
  };
  const job = await planJob(store, { ...options, client: { ...options.client, fetch } });
  let said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (said += String(text)) !== "");
  vi.spyOn(process, "on").mockReturnThis();
  const interrupt = new Interrupt(() => {});
  const ledger = join(folder, "ledger.csv");
  expect(await workOn(job, { store: folder, concurrency: 1, ledger, json: false, interrupt })).toBe(5);
  expect(said.trimEnd().split("\n").at(-1)).toBe(`${job.name}: forgotten. Its rows and its ledger are deleted.`);
  await expect(stat(ledger)).rejects.toThrow("ENOENT");
});

test("a replay of no row still writes the ledger and says how the job stands", async () => {
  const location = join(folder, "replayed");
  const replayed = await openStore(location);
  const job = await planJob(replayed, jobOf(2).options);
  await job.work();
  await replayed.close();
  let said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (said += String(text)) !== "");
  const codes: number[] = [];
  const ledger = join(folder, "replayed.ndjson");
  const words = ["replay", "--store", location, "--ledger", ledger];
  await createCommands((code) => codes.push(code)).parseAsync(words, { from: "user" });
  expect((await readLedgerFile(ledger)).map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  expect(said).toMatch(/^0 rows will be retried\.$/m);
  expect(said).toContain(`${job.name}: done. 2 applied`);
  expect(codes).toEqual([0]);
});
