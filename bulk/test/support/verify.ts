import { expect } from "vitest";
import type { LedgerRow } from "../../src/index.ts";
import type { Subject } from "./invitations.ts";

/** The counts in a ledger. */
export type Tally = Readonly<Partial<Record<string, number>>>;

/**
 * What must be true of every job, whatever happened to it: each line of the input has one line in the ledger, with one
 * outcome; nothing took effect twice; every `applied` row took effect, and no `rejected` or `not_sent` row did; and
 * every unknown row has a next step.
 */
export function verify(ledger: readonly LedgerRow[], subject: Subject): Tally {
  const effects = subject.effects();
  const tally: Record<string, number> = {};
  const faults: string[] = [];
  for (const [number, row] of ledger.entries()) {
    const { outcome = "none", next } = row;
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    const happened = effects.get(number) ?? 0;
    if (happened > 1) faults.push(`line ${row.line}: took effect ${happened} times`);
    if (outcome === "applied" && happened === 0) faults.push(`line ${row.line}: applied, but it never happened`);
    if (/rejected|not_sent/.test(outcome) && happened > 0) faults.push(`line ${row.line}: ${outcome}, but it happened`);
    if (outcome === "none") faults.push(`line ${row.line}: no outcome`);
    if (outcome === "unknown" && next === undefined) faults.push(`line ${row.line}: unknown, and no next step`);
  }
  expect(faults).toEqual([]);
  expect(ledger.map(({ args }) => args)).toEqual(subject.rows);
  expect([...effects.keys()].filter((number) => ledger[number] === undefined)).toEqual([]);
  return tally;
}
