import type { CallOptions, ClientOptions, Outcome } from "revokit";
import { describe, expect, test, vi } from "vitest";
import { loadLedgerClient } from "../support/ledger-client.ts";
import type { CallStatement } from "./calls.ts";
import { networkFaults } from "./faults.ts";
import { judge } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import { findLeftovers, NOISE } from "./leftovers.ts";
import { inThisProcess, runWorld } from "./run-world.ts";
import { complete, honestWorlds, liarsWorld } from "./worlds.ts";

// Each test is hundreds of calls.
vi.setConfig({ testTimeout: 60_000 });

const OPTIONS = { calls: 200, seed: 7, concurrency: 64, mayResend: false };

const ledgerApi = await loadLedgerClient();
const worlds = honestWorlds.map((world) => complete(world, ledgerApi));
const apis = new Map(worlds.map((world) => [world.api.facts.title, world]));

describe.each(worlds)("calls to a server that fails at random ($name)", (world) => {
  test("say of themselves what the server's ledger says of them", async () => {
    const { calls, outcomes, falseOutcomes, problems, twice } = await runWorld(world, OPTIONS, inThisProcess(world));

    expect([falseOutcomes, problems, twice]).toEqual([[], [], 0]);
    const { applied, accepted, rejected, not_sent, unknown } = outcomes;
    expect([applied.not, rejected.applied, not_sent.applied]).toEqual([0, 0, 0]);
    const counts = [applied.applied, rejected.not, not_sent.not, unknown.applied, unknown.not];
    expect([...counts, accepted.applied, accepted.not].reduce((sum, count) => sum + count, 0)).toBe(calls);
    // Or else nothing was put to the test.
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(accepted.applied + accepted.not > 0).toBe(world.faults.some(({ response }) => response === 202));
  });
});

test.each([...apis])("calls to %s leave no handle, no listener and no memory behind", async (_, world) => {
  const { handles, listeners, heap } = await findLeftovers(world, 300);

  expect(handles).toEqual([]);
  expect(listeners).toBe(0);
  expect(heap).toBeLessThan(NOISE);
});

test("a server that applies and then says 400 makes outcomes false: no client can tell", async () => {
  const { falseOutcomes } = await runWorld(liarsWorld, OPTIONS, inThisProcess(liarsWorld));

  expect(falseOutcomes.length).toBeGreaterThan(0);
  for (const line of falseOutcomes) expect(line).toMatch(/^call \d+ says rejected: \d requests arrived, 1 were/);
});

test.each(["applied", "accepted", "rejected", "not_sent"] as const)(
  "calls that say %s whatever happens are found out",
  async (claim) => {
    const { api } = liarsWorld;
    const create = (options: ClientOptions) => claimAlways(claim, api.create(options));
    const claiming = { ...liarsWorld, faults: networkFaults, api: { ...api, create } };
    const { falseOutcomes } = await runWorld(claiming, { ...OPTIONS, calls: 40 }, inThisProcess(claiming));

    expect(falseOutcomes).not.toEqual([]);
  },
);

test("what breaks another promise is a problem: two keys, too many requests, carried out twice, no end", () => {
  const server = new Ledger();
  for (const [call, key] of [
    [0, "a"],
    [0, "b"],
    [1, "c"],
    [1, "c"],
    [1, "c"],
    [1, "c"],
  ] as const)
    server.arrive(call, key);
  server.applied.set(2, 2);
  const statements: CallStatement[] = [
    { call: 0, outcome: "unknown" },
    { call: 1, outcome: "unknown" },
    { call: 2, outcome: "applied" },
    { call: 3, problem: "never ended" },
  ];

  const { problems, falseOutcomes, twice } = judge(statements, server, { maxRequests: 3, once: true });
  expect(falseOutcomes).toEqual([]);
  expect(problems).toEqual([
    "call 0 used 2 idempotency keys",
    "call 1 sent 4 requests",
    "call 2 was carried out 2 times",
    "call 3 never ended",
  ]);
  expect(twice).toBe(1);
});

/** A client whose calls all claim the same. */
function claimAlways(outcome: Outcome, client: object): object {
  return new Proxy(client, {
    get: (target, name): unknown => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (args: object, given: CallOptions) => {
        const onEvent: CallOptions["onEvent"] = (event) =>
          given.onEvent?.(event.type === "call_ended" ? { ...event, outcome } : event);
        const report: unknown = await Reflect.apply(method, target, [args, { ...given, onEvent }]);
        return { ...Object(report), outcome };
      };
    },
  });
}
