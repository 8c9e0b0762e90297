import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordedAttempt, RetryRules } from "../../src/rows/history.ts";
import { type RowState, stateAfterAttempt, stateAfterClaim, TRANSITIONS } from "../../src/rows/states.ts";

const HOUR = 3_600_000;
const RULES: readonly RetryRules[] = [
  { idempotent: true, retention: 48 * HOUR, onRepeat: 404 },
  { idempotent: false, retention: 48 * HOUR },
  { idempotent: true, onRepeat: 409 },
  { idempotent: false },
];

/** The possible answers of a server, as the client interprets them. */
const ANSWERS: readonly RecordedAttempt[] = [
  ...of("applied", 200, 204),
  ...of("accepted", 202),
  ...of("rejected", 400, 401, 402, 403, 404, 409, 410, 422),
  ...of("throttled", 429),
  ...of("maybe", undefined, 207, 303, 500, 503),
  ...of("not_sent", undefined),
];

function of(kind: RecordedAttempt["class"], ...statuses: readonly (number | undefined)[]): readonly RecordedAttempt[] {
  return statuses.map((status) => ({ class: kind, status }));
}

/** What can happen to a claimed row: its worker is lost before or after it sends, or an answer arrives. */
type Fate = "lost before" | "lost after" | RecordedAttempt;

/** Takes one row through these events by the worker's own rules, and records each step. */
function walk(rules: RetryRules, fates: readonly Fate[], hours: number, note: (from: RowState, to: RowState) => void) {
  let attempts: RecordedAttempt[] = [];
  for (const [claim, fate] of fates.entries()) {
    note("planned", "claimed");
    const age = claim === 0 ? 0 : hours * HOUR;
    let state: RowState = fate === "lost before" ? "planned" : stateAfterClaim({ rules, attempts, age });
    note("claimed", state);
    if (state === "attempted") {
      attempts = [...attempts, typeof fate === "object" ? fate : {}];
      state = fate === "lost after" ? "planned" : stateAfterAttempt({ rules, attempts, age });
      note("attempted", state);
    }
    if (state === "planned") continue;
    if (state !== "unknown") return;
    note("unknown", "planned");
    attempts = attempts.map((attempt) => ({ ...attempt, isEarlier: true }));
  }
  note("planned", "cancelled");
}

test("the picture has exactly the steps that the worker's rules allow", () => {
  const seen = new Set<string>();
  const fate = fc.oneof(fc.constantFrom<Fate>("lost before", "lost after"), fc.constantFrom<Fate>(...ANSWERS));
  const same = fc.tuple(fate, fc.nat(10)).map(([one, times]) => Array.from({ length: times }, () => one));
  const fates = fc
    .array(
      fc.oneof(
        fate.map((one) => [one]),
        same,
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.flat());
  fc.assert(
    fc.property(fc.constantFrom(...RULES), fates, fc.constantFrom(0, 47, 49), (rules, each, hours) =>
      walk(rules, each, hours, (from, to) => seen.add(`${from} → ${to}`)),
    ),
    { numRuns: 5_000 },
  );
  expect([...seen].sort()).toEqual(TRANSITIONS.map(({ from, to }) => `${from} → ${to}`).sort());
});
