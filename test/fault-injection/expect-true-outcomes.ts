import { expect } from "vitest";
import { inThisProcess, runWorld } from "./run-world.ts";
import type { World } from "./worlds.ts";

/** Makes calls to a world, and expects their reports to match the server's ledger. */
export async function expectTrueOutcomes(world: World, count: number): Promise<void> {
  const options = { calls: count, seed: 7, concurrency: 64, mayResend: false };
  const { calls, outcomes, falseOutcomes, problems, twice } = await runWorld(world, options, inThisProcess(world));

  expect([falseOutcomes, problems, twice]).toEqual([[], [], 0]);
  const { applied, accepted, rejected, not_sent, unknown } = outcomes;
  expect([applied.not, rejected.applied, not_sent.applied]).toEqual([0, 0, 0]);
  const counts = [applied.applied, rejected.not, not_sent.not, unknown.applied, unknown.not];
  expect([...counts, accepted.applied, accepted.not].reduce((sum, each) => sum + each, 0)).toBe(calls);
  // Otherwise nothing was tested.
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(accepted.applied + accepted.not > 0).toBe(
    world.isSequence === true || world.faults.some(({ response }) => response === 202),
  );
}
