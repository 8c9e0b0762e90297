import type { CallOptions, ClientOptions, Outcome } from "revokit";
import { expect, test, vi } from "vitest";
import { expectTrueOutcomes } from "./expect-true-outcomes.ts";
import { networkFaults } from "./faults.ts";
import { inThisProcess, runWorld } from "./run-world.ts";
import { honestWorlds, liarsWorld } from "./worlds.ts";

// Each test is a hundred calls.
vi.setConfig({ testTimeout: 60_000 });

const OPTIONS = { calls: 100, seed: 7, concurrency: 64, mayResend: false };

// The other worlds need a client to be generated: see `fault-injection.slow.test.ts`.
const worlds = honestWorlds.filter((world) => "api" in world);

test.each(worlds)("calls to a randomly failing server report what its ledger says ($name)", async (world) => {
  await expectTrueOutcomes(world, 250);
});

test("a server that applies a request and then answers 400 makes outcomes false: no client can tell", async () => {
  const { falseOutcomes } = await runWorld(liarsWorld, OPTIONS, inThisProcess(liarsWorld));

  expect(falseOutcomes.length).toBeGreaterThan(0);
  for (const line of falseOutcomes)
    expect(line).toMatch(/^call \d+ says rejected: requests that arrived: \d; that took effect: 1/);
});

test.concurrent.each(["applied", "accepted", "rejected", "not_sent"] as const)(
  "calls that always report %s are detected",
  async (claim) => {
    const { api } = liarsWorld;
    const create = (options: ClientOptions) => claimAlways(claim, api.create(options));
    const claiming = { ...liarsWorld, faults: networkFaults, api: { ...api, create } };
    const { falseOutcomes } = await runWorld(claiming, { ...OPTIONS, calls: 40 }, inThisProcess(claiming));

    expect(falseOutcomes).not.toEqual([]);
  },
);

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
