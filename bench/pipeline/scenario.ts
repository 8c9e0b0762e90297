import { median } from "../lib/measure.ts";
import type { Cost } from "./process.ts";

/** Commands that do the same work, side by side. */
export interface Scenario {
  readonly title: string;
  /** What is measured, in a sentence or two. */
  readonly note: string;
  readonly rounds: number;
  readonly contestants: readonly Contestant[];
  /** Stops what was started for it. */
  readonly end?: () => Promise<void>;
  /** What the figures are compared with. */
  readonly bars: (medianOf: (name: string) => Cost) => readonly Bar[];
}

export interface Contestant {
  readonly name: string;
  readonly gives: string;
  readonly run: () => Promise<Cost>;
  /** Whether the bench continues without it if it fails. Default: false */
  readonly mayFail?: boolean;
}

/** A limit that the project has set itself. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The maximum. */
  readonly limit: number;
}

export interface Result {
  readonly scenario: Scenario;
  /** Those that did not fail. */
  readonly costs: ReadonlyMap<string, Cost>;
  readonly bars: readonly Bar[];
}

/** Runs the contestants in turn, round by round, in a rotating order, and takes the medians. */
export async function runScenario(scenario: Scenario, onRun: (name: string) => void): Promise<Result> {
  const { contestants, rounds } = scenario;
  const taken = new Map(contestants.map(({ name }) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length];
      const costs = contestant && taken.get(contestant.name);
      if (contestant === undefined || costs === undefined) continue;
      onRun(`${contestant.name}, ${round + 1} of ${rounds}`);
      try {
        costs.push(await contestant.run());
      } catch (error) {
        if (contestant.mayFail !== true) throw error;
        taken.delete(contestant.name);
      }
    }
  }
  await scenario.end?.();
  const costs = new Map([...taken].map(([name, all]) => [name, medianCost(all)]));
  const medianOf = (name: string) => {
    const cost = costs.get(name);
    if (cost === undefined) throw new Error(`${name} takes no part in "${scenario.title}".`);
    return cost;
  };
  return { scenario, costs, bars: scenario.bars(medianOf) };
}

function medianCost(costs: readonly Cost[]): Cost {
  const of = (pick: (cost: Cost) => number) => median(costs.map(pick));
  return { time: of(({ time }) => time), cpu: of(({ cpu }) => cpu), memory: of(({ memory }) => memory) };
}
