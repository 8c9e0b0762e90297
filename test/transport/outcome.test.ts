import { describe, expect, test } from "vitest";
import { type AttemptClass, type Outcome, outcomeOf } from "../../src/transport/outcome.ts";

/** What may be true after an attempt of each class: it took effect, or it did not. */
const worlds: Record<AttemptClass, readonly boolean[]> = {
  not_sent: [false],
  throttled: [false],
  maybe: [true, false],
  applied: [true],
  accepted: [true, false],
  rejected: [false],
};

const classes: readonly AttemptClass[] = ["not_sent", "throttled", "maybe", "applied", "accepted", "rejected"];

/** A call took effect if any of its attempts did. That is known if it is so in all possible worlds, or in none. */
function expected(attempts: readonly AttemptClass[]): Outcome {
  const possible = attempts.reduce<readonly boolean[]>(
    (truths, attempt) => truths.flatMap((truth) => worlds[attempt].map((effect) => truth || effect)),
    [false],
  );
  if (possible.every((truth) => truth)) return "applied";
  if (attempts.includes("accepted")) return "accepted";
  if (possible.some((truth) => truth)) return "unknown";
  return attempts.every((attempt) => attempt === "not_sent") ? "not_sent" : "rejected";
}

const none: readonly AttemptClass[][] = [[]];
const longer = (sequences: readonly AttemptClass[][]) =>
  sequences.flatMap((sequence) => classes.map((each) => [...sequence, each]));
const one = longer(none);
const two = longer(one);
const three = longer(two);

describe("the outcome of a call", () => {
  for (const attempts of [...none, ...one, ...two, ...three]) {
    test(`after ${attempts.join(", ") || "no attempt"} is ${expected(attempts)}`, () => {
      expect(outcomeOf(attempts)).toBe(expected(attempts));
    });
  }
});
