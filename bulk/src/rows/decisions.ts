import type { AttemptClass } from "revokit";
import { classOf, isInDoubt, type RecordedAttempt, type RowHistory } from "./history.ts";
import { isSafeToRetry } from "./safe-to-retry.ts";

/** What happens to a row: it is sent, its outcome is recorded, it waits again, or it stops the whole job. */
export type Decision = "send" | "settle" | "retry" | "stop";

/** A rule; the first of a list that applies decides. */
export interface Rule {
  /** The condition in words. */
  readonly when: string;
  readonly then: Decision;
  readonly applies: (history: RowHistory) => boolean;
}

/** How many attempts of the classes `COUNTED` a row gets, and again after a replay. */
export const MAX_ATTEMPTS = 8;
const COUNTED: readonly AttemptClass[] = ["maybe", "not_sent"];

/** The rules for a row that a worker has claimed, before anything is sent. */
export const BEFORE_SENDING: readonly Rule[] = [
  {
    when: "an operator asked for one more attempt",
    then: "send",
    applies: ({ isForced, attempts }) => isForced === true && attempts.every(({ isEarlier }) => isEarlier),
  },
  { when: "no earlier attempt may have arrived", then: "send", applies: (row) => !isInDoubt(row) && !isExhausted(row) },
  {
    when: "it may have arrived, and a retry has no second effect",
    then: "send",
    applies: (row) => isSafeToRetry(row) && !isExhausted(row),
  },
  { when: "anything else", then: "settle", applies: () => true },
];

/** The rules for a row whose last attempt has ended. */
export const AFTER_ATTEMPT: readonly Rule[] = [
  {
    when: "applied or accepted",
    then: "settle",
    applies: (row) => /^(applied|accepted)$/.test(classOf(lastOf(row))),
  },
  { when: "the credential is refused (401)", then: "stop", applies: (row) => lastOf(row).status === 401 },
  {
    when: "access or payment is refused (402, 403), for the first time in this row",
    then: "stop",
    applies: (row) => isAccessRefused(lastOf(row)) && !row.attempts.slice(0, -1).some(isAccessRefused),
  },
  { when: "rejected", then: "settle", applies: (row) => classOf(lastOf(row)) === "rejected" },
  {
    when: "throttled, and a retry has no second effect",
    then: "retry",
    applies: (row) => classOf(lastOf(row)) === "throttled" && isSendable(row),
  },
  { when: "too many attempts", then: "settle", applies: isExhausted },
  {
    when: "not sent, and a retry has no second effect",
    then: "retry",
    applies: (row) => classOf(lastOf(row)) === "not_sent" && isSendable(row),
  },
  {
    when: "a final response that proves nothing (a redirect or a 207)",
    then: "settle",
    applies: (row) => wouldRecur(lastOf(row)),
  },
  { when: "it may have arrived, and a retry has no second effect", then: "retry", applies: isSafeToRetry },
  { when: "anything else", then: "settle", applies: () => true },
];

/** The decision of the first rule that applies. */
export function decide(rules: readonly Rule[], history: RowHistory): Decision {
  const rule = rules.find(({ applies }) => applies(history));
  if (rule === undefined) throw new Error("A list of rules must end with one that always applies.");
  return rule.then;
}

function lastOf({ attempts }: RowHistory): RecordedAttempt {
  return attempts.at(-1) ?? {};
}

function isAccessRefused({ status }: RecordedAttempt): boolean {
  return status === 402 || status === 403;
}

/** Whether another attempt would pass `BEFORE_SENDING`, apart from the number of attempts. */
function isSendable(row: RowHistory): boolean {
  return !isInDoubt(row) || isSafeToRetry(row);
}

function isExhausted({ attempts }: RowHistory): boolean {
  const counted = attempts.filter((each) => each.isEarlier !== true && COUNTED.includes(classOf(each)));
  return counted.length >= MAX_ATTEMPTS;
}

/** Whether a retry would get the response again, although it does not say whether the call took effect: 1xx, 207, 3xx. */
function wouldRecur({ status }: RecordedAttempt): boolean {
  return status !== undefined && status < 400;
}
