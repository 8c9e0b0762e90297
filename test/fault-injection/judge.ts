import type { Outcome } from "revokit";
import type { CallStatement } from "./calls.ts";

/** What a server did for each call. */
export interface CallLedger {
  /** How often a call was applied. */
  readonly applied: Map<number, number>;
  /** The calls that were answered with 202. */
  readonly accepted: Set<number>;
  /** The idempotency keys of each call's requests, in order of arrival. */
  readonly requests: Map<number, (string | undefined)[]>;
  /** What each call's requests met, in order, if the server's faults have names. */
  readonly steps?: Map<number, string[]>;
}

/** How many calls of an outcome the server applied, and how many it did not. */
export interface Truth {
  readonly applied: number;
  readonly not: number;
}

/** The calls' reports compared with the server's ledger. */
export interface WorldVerdict {
  readonly calls: number;
  readonly requests: number;
  readonly outcomes: Readonly<Record<Outcome, Truth>>;
  /** How many calls were applied more than once. */
  readonly twice: number;
  /** Every call whose report contradicts the ledger, in words. */
  readonly falseOutcomes: readonly string[];
  /** Every call that broke another promise: too many requests, two keys, or no end. */
  readonly problems: readonly string[];
}

/** Limits besides the outcomes. */
export interface Promises {
  /** How many requests a call may send. */
  readonly maxRequests: number;
  /** Whether a call may be applied at most once. */
  readonly once: boolean;
}

/** Compares the calls' reports with the server's ledger. */
export function judge(statements: readonly CallStatement[], ledger: CallLedger, promises: Promises): WorldVerdict {
  const outcomes: Record<Outcome, { applied: number; not: number }> = {
    applied: { applied: 0, not: 0 },
    accepted: { applied: 0, not: 0 },
    rejected: { applied: 0, not: 0 },
    not_sent: { applied: 0, not: 0 },
    unknown: { applied: 0, not: 0 },
  };
  for (const { call, outcome } of statements) {
    if (outcome !== undefined) outcomes[outcome][ledger.applied.has(call) ? "applied" : "not"] += 1;
  }
  return {
    calls: statements.length,
    requests: [...ledger.requests.values()].reduce((sum, keys) => sum + keys.length, 0),
    outcomes,
    twice: [...ledger.applied.values()].filter((times) => times > 1).length,
    falseOutcomes: statements.filter((each) => isFalse(each, ledger)).map((each) => describe(each, ledger)),
    problems: statements.flatMap((each) => findProblems(each, ledger, promises)),
  };
}

/** Whether the ledger contradicts a call's report. */
function isFalse({ call, outcome }: CallStatement, ledger: CallLedger): boolean {
  return outcome !== undefined && CONTRADICTIONS[outcome](call, ledger);
}

const CONTRADICTIONS: Readonly<Record<Outcome, (call: number, ledger: CallLedger) => boolean>> = {
  applied: (call, { applied }) => !applied.has(call),
  accepted: (call, { accepted }) => !accepted.has(call),
  rejected: (call, { applied }) => applied.has(call),
  not_sent: (call, { requests }) => requests.has(call),
  unknown: () => false,
};

function describe({ call, outcome }: CallStatement, ledger: CallLedger): string {
  const requests = ledger.requests.get(call)?.length ?? 0;
  const times = ledger.applied.get(call) ?? 0;
  const steps = ledger.steps?.get(call)?.join("; ");
  return (
    `call ${call} says ${outcome}: requests that arrived: ${requests}; that took effect: ${times}` +
    (steps === undefined ? "" : ` (${steps})`)
  );
}

function findProblems({ call, problem }: CallStatement, ledger: CallLedger, { maxRequests, once }: Promises): string[] {
  const keys = ledger.requests.get(call) ?? [];
  const times = ledger.applied.get(call) ?? 0;
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(keys.length > maxRequests ? [`sent ${keys.length} requests`] : []),
    ...(new Set(keys).size > 1 ? [`used ${new Set(keys).size} idempotency keys`] : []),
    ...(once && times > 1 ? [`was carried out ${times} times`] : []),
  ].map((what) => `call ${call} ${what}`);
}
