import { expect, test } from "vitest";
import { exitCodeOf } from "../../src/cli/exit-code.ts";
import type { JobStatus } from "../../src/index.ts";

const NONE = { applied: 0, accepted: 0, rejected: 0, not_sent: 0, unknown: 0 };

function status(changed: Partial<JobStatus>): JobStatus {
  return Object({
    name: "job",
    state: "running",
    rows: 10,
    left: 0,
    skipped: 0,
    outcomes: { ...NONE, applied: 10 },
    ...changed,
  });
}

const done = status({});
const left = status({ left: 10, outcomes: NONE });
const planning = status({ state: "planning", rows: 0, outcomes: NONE });
const unknown = status({ left: 4, outcomes: { ...NONE, applied: 5, unknown: 1 } });
const rejected = status({ outcomes: { ...NONE, applied: 9, rejected: 1 } });

const CASES: readonly (readonly [code: number, jobs: readonly JobStatus[]])[] = [
  [0, [done]],
  [7, [left]],
  [7, [planning]],
  [4, [unknown]],
  [3, [rejected]],
  [0, [done, done]],
  [7, [done, left]],
  [3, [done, rejected]],
  [4, [left, rejected, unknown, done]],
];

test.each(CASES)("the exit code is %i only where that is true of each job, or of any", (code, jobs) => {
  expect(exitCodeOf(...jobs)).toBe(code);
});
