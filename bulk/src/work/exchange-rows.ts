import type { Rate } from "../api/rate.ts";
import { moveJob } from "../job/job-record.ts";
import { type Claimed, NO_ROWS } from "./claim.ts";
import { claimRows, UnexpectedJob } from "./claim-rows.ts";
import type { Consequences } from "./consequences.ts";
import { closeGate } from "./gate.ts";
import { type Ending, type Recorded, recordEndings } from "./record-endings.ts";
import type { Sent } from "./send.ts";
import type { WorkerSetup } from "./setup.ts";

/** What to record: a row that was sent, or one that is settled without being sent. */
export type Ended = Sent | { readonly ending: Ending };

/** The rows that a worker hands in, and those that it requests. */
export interface ExchangeRequest {
  readonly endings: readonly Ending[];
  readonly consequences: Consequences;
  /** How many rows to claim at most, if the job's rate is still this. */
  readonly claim: { readonly count: number; readonly rate: Rate | undefined } | undefined;
}

/** The result. */
export interface Exchanged {
  readonly recorded: Recorded;
  readonly claimed: Claimed;
}

/**
 * Records how rows ended and claims others, in one transaction. Claims none if the job is not as expected.
 * @param counter the id under which outcomes are counted: concurrent transactions need different ones
 */
export async function exchangeRows(setup: WorkerSetup, counter: string, exchange: ExchangeRequest): Promise<Exchanged> {
  const { store, job, gate } = setup;
  const { endings, consequences, claim } = exchange;
  const work = store.transaction(async (session) => {
    const recorded = await recordEndings(session, store, job.id, counter, endings);
    if (consequences.hold > 0) await closeGate(session, gate, consequences.hold);
    if (consequences.stop !== undefined) await moveJob(session, job.id, ["running"], "paused", consequences.stop);
    if (claim === undefined) return { recorded, claimed: NO_ROWS };
    return { recorded, claimed: await claimRows(session, store, job, claim.count, { gate, rate: claim.rate }) };
  });
  return work.catch((error: unknown) => {
    if (error instanceof UnexpectedJob) return exchangeRows(setup, counter, { ...exchange, claim: undefined });
    throw error;
  });
}
