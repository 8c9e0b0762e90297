import { expect, test } from "vitest";
import { AFTER_ATTEMPT, BEFORE_SENDING, decide } from "../../bulk/src/rows/decisions.ts";
import { outcomeOfRow, type RecordedAttempt, type RetryRules } from "../../bulk/src/rows/history.ts";
import { TRANSITIONS } from "../../bulk/src/rows/states.ts";

/** The possible ends of an attempt. The first has no answer, since its worker was lost. */
const ENDINGS: readonly RecordedAttempt[] = [
  {},
  { class: "applied", status: 200 },
  { class: "accepted", status: 202 },
  { class: "rejected", status: 404 },
  { class: "rejected", status: 401 },
  { class: "rejected", status: 403 },
  { class: "throttled", status: 429 },
  { class: "not_sent" },
  { class: "maybe" },
  { class: "maybe", status: 500 },
  { class: "maybe", status: 207 },
];

const OPERATIONS: readonly RetryRules[] = [
  { idempotent: true },
  { idempotent: false },
  { idempotent: false, retention: 60_000 },
];

/** In milliseconds: before and after a server has forgotten the key. */
const AGES = [0, 3_600_000];

test("the picture of a row's states has exactly the steps that the worker's rules allow", () => {
  const taken = new Set<string>();
  for (const rules of OPERATIONS) for (const age of AGES) follow([], rules, age, taken);
  const drawn = TRANSITIONS.filter(({ from }) => from === "claimed" || from === "attempted").map(
    ({ from, to }) => `${from} → ${to}`,
  );
  expect([...taken].sort()).toEqual([...new Set(drawn)].sort());
});

/** Takes every path of a row with these attempts, from when a worker has claimed it, and records each step. */
function follow(attempts: readonly RecordedAttempt[], rules: RetryRules, age: number, taken: Set<string>): void {
  // In any case, the worker may be lost before it sends.
  taken.add("claimed → planned");
  if (decide(BEFORE_SENDING, { attempts, rules, age }) !== "send") {
    taken.add(`claimed → ${outcomeOfRow(attempts)}`);
    return;
  }
  taken.add("claimed → attempted");
  // Of many attempts that end alike, and of a few that differ.
  const last = attempts.at(-1);
  const isUniform = attempts.every((attempt) => attempt === last);
  const endings = attempts.length < 3 ? ENDINGS : isUniform && attempts.length < 9 && last !== undefined ? [last] : [];
  for (const ending of endings) {
    const next = [...attempts, ending];
    const isLost = ending.class === undefined;
    const decision = isLost ? "repeat" : decide(AFTER_ATTEMPT, { attempts: next, rules, age });
    if (decision === "settle") {
      taken.add(`attempted → ${outcomeOfRow(next)}`);
    } else {
      taken.add("attempted → planned");
      follow(next, rules, age, taken);
    }
  }
}
