import { expect, test, vi } from "vitest";
import { loadLedgerClient } from "../support/ledger-client.ts";
import { expectTrueOutcomes } from "./expect-true-outcomes.ts";
import { findLeftovers, NOISE } from "./leftovers.ts";
import { complete, honestWorlds } from "./worlds.ts";

// Each test is hundreds of calls.
vi.setConfig({ testTimeout: 60_000 });

const ledgerApi = await loadLedgerClient();
const worlds = honestWorlds.map((world) => complete(world, ledgerApi));
const apis = new Map(worlds.map((world) => [world.api.facts.title, world]));

test.each(worlds)("calls to a randomly failing server report what its ledger says ($name)", async (world) => {
  await expectTrueOutcomes(world, 500);
});

test.each([...apis])("calls to %s leave no handle, no listener and no memory behind", async (_, world) => {
  const { handles, listeners, heap } = await findLeftovers(world, 300);

  expect(handles).toEqual([]);
  expect(listeners).toBe(0);
  expect(heap).toBeLessThan(NOISE);
});
