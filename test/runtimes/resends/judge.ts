import type { LedgerEntry } from "./breaking-server.ts";
import type { Trial } from "./trials.ts";

/** What a call reported. */
export interface CallStatement {
  readonly id: string;
  readonly outcome?: string;
}

/** The results of the trials on one platform. */
export interface ResendResult {
  readonly trials: number;
  /** How many of the first requests arrived on a connection that had carried another. */
  readonly reused: number;
  /** How many requests the platform sent a second time by itself. */
  readonly resent: number;
  /** How many took effect twice. */
  readonly twice: number;
  /** Each call whose report the ledger contradicts, in words. */
  readonly falseOutcomes: readonly string[];
}

/** Compares what the calls reported with the server's ledger. Without `statements`, only counts. */
export function judgeResends(
  trials: readonly Trial[],
  ledger: ReadonlyMap<string, LedgerEntry>,
  statements?: readonly CallStatement[],
): ResendResult {
  const entries = trials.map(({ id }) => ledger.get(id));
  const count = (has: (entry: LedgerEntry) => boolean) => entries.filter((entry) => entry && has(entry)).length;
  return {
    trials: trials.length,
    reused: count(({ reusedConnection }) => reusedConnection),
    resent: count(({ requests }) => requests > 1),
    twice: count(({ carriedOut }) => carriedOut > 1),
    falseOutcomes: statements === undefined ? [] : trials.flatMap((trial) => findFalse(trial, ledger, statements)),
  };
}

/** Every request of a trial takes effect, so a call may report `applied` or `unknown`. */
function findFalse(
  { id }: Trial,
  ledger: ReadonlyMap<string, LedgerEntry>,
  statements: readonly CallStatement[],
): string[] {
  const outcome = statements.find((statement) => statement.id === id)?.outcome;
  const carriedOut = ledger.get(id)?.carriedOut ?? 0;
  if (carriedOut > 0 ? outcome === "applied" || outcome === "unknown" : outcome === "not_sent") return [];
  return [`${id}: says ${outcome}, was carried out ${carriedOut} times`];
}
