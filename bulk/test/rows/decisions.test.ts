import type { AttemptClass } from "revokit";
import { expect, test } from "vitest";
import { AFTER_ATTEMPT, BEFORE_SENDING, decide, MAX_ATTEMPTS } from "../../src/rows/decisions.ts";
import { outcomeOfRow, type RecordedAttempt, type RetryRules, type RowHistory } from "../../src/rows/history.ts";
import { nextStep } from "../../src/rows/next-step.ts";

const HOUR = 3_600_000;
const KEYED: RetryRules = { idempotent: true, retention: 48 * HOUR, onRepeat: 404 };
const KEYED_POST: RetryRules = { idempotent: false, retention: 48 * HOUR };
const DELETE: RetryRules = { idempotent: true, onRepeat: 409 };
const POST: RetryRules = { idempotent: false };
const ALL = [KEYED, KEYED_POST, DELETE, POST];

function row(
  rules: RetryRules,
  attempts: readonly (AttemptClass | RecordedAttempt | undefined)[],
  age = 0,
): RowHistory {
  const recorded = attempts.map((attempt) => (typeof attempt === "object" ? attempt : { class: attempt }));
  return { rules, attempts: recorded, age };
}

test.each(ALL)("a row that was never sent is sent: %o", (rules) => {
  expect(decide(BEFORE_SENDING, row(rules, []))).toBe("send");
});

test("an attempt without a response may have arrived: it is sent again only if idempotent", () => {
  expect(ALL.map((rules) => decide(BEFORE_SENDING, row(rules, [undefined])))).toEqual([
    "send",
    "send",
    "send",
    "settle",
  ]);
  expect(outcomeOfRow([{}])).toBe("unknown");
});

test("an expired key protects against nothing, whatever the method", () => {
  for (const rules of [KEYED, KEYED_POST]) {
    expect(decide(BEFORE_SENDING, row(rules, [undefined], 47 * HOUR))).toBe("send");
    expect(decide(BEFORE_SENDING, row(rules, [undefined], 48 * HOUR))).toBe("settle");
    expect(decide(AFTER_ATTEMPT, row(rules, ["maybe"], 48 * HOUR))).toBe("settle");
  }
});

test("a call that is not idempotent and has no key is never sent again if the first request may have arrived", () => {
  for (const earlier of [[undefined], ["maybe"], ["throttled", "maybe"]] as const) {
    expect(decide(AFTER_ATTEMPT, row(POST, earlier))).toBe("settle");
    expect(decide(BEFORE_SENDING, row(POST, earlier))).toBe("settle");
  }
});

test.each(ALL)("a row that was not sent or throttled is sent again: %o", (rules) => {
  expect(decide(AFTER_ATTEMPT, row(rules, ["not_sent"]))).toBe("retry");
  expect(decide(AFTER_ATTEMPT, row(rules, ["throttled"]))).toBe("retry");
  expect(decide(BEFORE_SENDING, row(rules, ["not_sent", "throttled"]))).toBe("send");
});

test("an applied, accepted or rejected call is settled", () => {
  for (const rules of ALL) {
    for (const last of ["applied", "accepted", "rejected"] as const) {
      expect(decide(AFTER_ATTEMPT, row(rules, ["not_sent", last]))).toBe("settle");
    }
  }
});

test("a refused credential stops the job each time, refused access only the first time for a row", () => {
  const refused = (status: number): RecordedAttempt => ({ class: "rejected", status });
  expect(decide(AFTER_ATTEMPT, row(DELETE, [refused(401)]))).toBe("stop");
  expect(decide(AFTER_ATTEMPT, row(DELETE, [refused(401), refused(401)]))).toBe("stop");
  expect(decide(AFTER_ATTEMPT, row(DELETE, [refused(403)]))).toBe("stop");
  expect(decide(AFTER_ATTEMPT, row(DELETE, [refused(403), refused(403)]))).toBe("settle");
});

test("a row gets a limited number of attempts, and throttled ones do not count", () => {
  const maybe = Array.from({ length: MAX_ATTEMPTS }, () => "maybe" as const);
  expect(decide(AFTER_ATTEMPT, row(DELETE, maybe))).toBe("settle");
  expect(decide(BEFORE_SENDING, row(DELETE, maybe))).toBe("settle");
  expect(decide(AFTER_ATTEMPT, row(DELETE, maybe.slice(1)))).toBe("retry");
  const throttled = Array.from({ length: 100 }, () => "throttled" as const);
  expect(decide(AFTER_ATTEMPT, row(DELETE, throttled))).toBe("retry");
});

test("an answer that proves nothing and would come again is settled as unknown", () => {
  for (const status of [207, 303]) {
    const history = row(DELETE, [{ class: "maybe", status }]);
    expect([decide(AFTER_ATTEMPT, history), outcomeOfRow(history.attempts)]).toEqual(["settle", "unknown"]);
  }
});

test("an operator's replay sends a row once more, and only once", () => {
  const earlier = row(POST, [{ class: "maybe", isEarlier: true }]);
  expect(decide(BEFORE_SENDING, { ...earlier, isForced: true })).toBe("send");
  const again = row(POST, [{ class: "maybe", isEarlier: true }, {}]);
  expect(decide(BEFORE_SENDING, { ...again, isForced: true })).toBe("settle");
});

test("a replayed row gets its attempts back", () => {
  const earlier = Array.from({ length: MAX_ATTEMPTS }, (): RecordedAttempt => ({ class: "maybe", isEarlier: true }));
  expect(decide(BEFORE_SENDING, row(DELETE, earlier))).toBe("send");
});

test("each kind of unknown row has a next step, and only rows whose retry has no second effect are replayed automatically", () => {
  const replayable = (history: RowHistory) => nextStep(history).replayable;
  expect(replayable(row(KEYED, [undefined]))).toBe(true);
  expect(replayable(row(KEYED, [undefined], 49 * HOUR))).toBe(false);
  expect(replayable(row(DELETE, ["maybe"]))).toBe(true);
  expect(replayable(row(POST, [undefined]))).toBe(false);
  for (const status of [404, 409, 410, 412]) {
    const refused = row(DELETE, [undefined, { class: "rejected", status }]);
    expect(nextStep(refused).advice).toMatch(/perhaps because an earlier one took effect: check the resource/);
    expect(nextStep(refused).replayable).toBe(false);
    expect(nextStep({ ...refused, isCancelled: true }).advice).not.toContain("--row");
  }
});

test("a row whose last attempt was refused is not replayed with the same key", () => {
  const refused = row(KEYED, [undefined, { class: "rejected", status: 404 }]);
  expect(nextStep(refused).advice).toContain("into a new job");
  expect(nextStep(refused)).toMatchObject({ advice: expect.stringContaining("check"), replayable: false });
  expect(nextStep(row(KEYED, ["maybe", { class: "rejected", status: 401 }, "maybe"])).replayable).toBe(true);
});

test("no next step of a cancelled job is a replay", () => {
  for (const rules of ALL) {
    const { advice, replayable } = nextStep({ ...row(rules, [undefined]), isCancelled: true });
    expect(advice).toContain("cancelled");
    expect(replayable).toBe(false);
  }
});
