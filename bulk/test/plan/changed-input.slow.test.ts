import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createMock, kirim as kirimMock, MOCK_TOKEN } from "revokit/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bulk, createBulk, kirim } from "../../src/index.ts";
import { makeFolder } from "../support/command.ts";

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

/** As many as are stored at once. */
const COUNT = 1_000;
const linksOf = (name: string) => Array.from({ length: COUNT }, (_, at) => ({ id: "cus_1", link_id: `${name}_${at}` }));

test("rows of another input that a killed process has stored are never sent", { timeout: 120_000 }, async () => {
  const [right, wrong] = [linksOf("right"), linksOf("wrong")];
  const resources = { kirim: [...right, ...wrong].map((path) => ({ path, state: "active" })) };
  const mock = createMock({
    apis: [kirimMock],
    seed: { tenants: [{ name: "tenant", tokens: [MOCK_TOKEN], resources }] },
  });
  const options = {
    ...{ api: kirim, operation: "revokeSetupLink", name: "changed" },
    rate: "none",
    client: { fetch: mock.fetch, token: MOCK_TOKEN },
  } as const;
  let reads = 0;
  const replaced = function* () {
    if ((reads += 1) === 1) return yield* right;
    yield* wrong;
    throw new Error("killed");
  };
  await expect(bulk.job({ ...options, rows: replaced })).rejects.toThrow("killed");
  await expect(bulk.job({ ...options, rows: right })).rejects.toThrow(/changed while it was read/);
  const job = await bulk.job({ ...options, rows: right });
  expect(await job.work({ concurrency: 100 })).toBe("done");
  expect(mock.ledger()).toHaveLength(COUNT);
  expect(mock.ledger().filter(({ path }) => !path["link_id"]?.startsWith("right"))).toEqual([]);
});
