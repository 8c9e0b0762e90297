import { randomUUID } from "node:crypto";
import { type BulkEvent, tell } from "../events.ts";
import { moveJob } from "../job/job-record.ts";
import type { Rate } from "../api/rate.ts";
import { isForgotten } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import { Batcher } from "./batcher.ts";
import type { Claim } from "./claim.ts";
import { closeGate, MAX_HOLD } from "./gate.ts";
import { Outage } from "./outage.ts";
import { holdAfter, type Sent } from "./send.ts";
import { type Ending, type Recorded, recordEndings } from "./record-endings.ts";
import type { WorkerSetup } from "./setup.ts";

/** What to record: a row that was sent, or one that is settled without being sent. */
export type Ended = Sent | { readonly ending: Ending };

/** What answers mean for the whole job. */
interface Consequences {
  /** How long nothing may be sent, in milliseconds. */
  readonly hold: number;
  /** Why the job stops; `undefined` if it goes on. */
  readonly stop: string | undefined;
}

/** How long a few answers wait to be recorded together with more, in milliseconds. */
const LINGER = 15;

/** Records the results of rows in batches, and applies their consequences to the whole job. */
export class Recorder {
  readonly #setup: WorkerSetup;
  readonly #worker = randomUUID();
  readonly #outage = new Outage();
  readonly #batcher: Batcher<Ended>;
  readonly #letGo: (claims: readonly Claim[]) => void;
  readonly #currentRate: () => Rate | undefined;
  #failure: { readonly error: unknown } | undefined;

  /**
   * @param letGo called with the claims that this worker no longer holds
   * @param currentRate the job's rate now
   */
  constructor(setup: WorkerSetup, letGo: (claims: readonly Claim[]) => void, currentRate: () => Rate | undefined) {
    this.#setup = setup;
    this.#letGo = letGo;
    this.#currentRate = currentRate;
    this.#batcher = new Batcher((records) => this.#record(records), {
      many: Math.ceil(setup.concurrency / 2),
      linger: LINGER,
    });
  }

  add(...records: readonly Ended[]): void {
    if (records.length > 0) this.#batcher.add(...records);
  }

  /** Throws if something could not be recorded. */
  assertWorking(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async whenDone(): Promise<void> {
    await this.#batcher.whenEmpty();
    this.assertWorking();
  }

  async #record(records: readonly Ended[]): Promise<void> {
    const consequences = this.#consequencesOf(records);
    try {
      const write = () => this.#write(records, consequences);
      const recorded = await withPatience(write, (error) => this.#tell({ type: "store_trouble", error }));
      this.#reportRows(records, recorded);
      this.#reportConsequences(consequences);
    } catch (error) {
      // The attempts stay recorded without an answer, as if this process had been killed now.
      if (!isForgotten(error)) this.#failure ??= { error };
    } finally {
      this.#letGo(records.map(({ ending }) => ending.claim));
    }
  }

  /** What the answers mean for the whole job. */
  #consequencesOf(records: readonly Ended[]): Consequences {
    const sent = records.filter(isSent);
    const holds = sent.map(({ answer }) => Math.max(holdAfter(answer, this.#currentRate()), this.#outage.note(answer)));
    return {
      hold: Math.min(MAX_HOLD, Math.max(0, ...holds)),
      stop: sent.find((record) => record.stop !== undefined)?.stop,
    };
  }

  /** Records everything in one transaction. */
  #write(records: readonly Ended[], { hold, stop }: Consequences): Promise<Recorded> {
    const { store, job, gate } = this.#setup;
    return store.transaction(async (session) => {
      const endings = records.map(({ ending }) => ending);
      const recorded = await recordEndings(session, store, job.id, this.#worker, endings);
      if (hold > 0) await closeGate(session, gate, hold);
      if (stop !== undefined) await moveJob(session, job.id, ["running"], "paused", stop);
      return recorded;
    });
  }

  #reportRows(records: readonly Ended[], { outcomes, lost }: Recorded): void {
    if (this.#setup.onEvent === undefined) return;
    for (const { ending, answer, startedAt, endedAt } of records.filter(isSent)) {
      const { line, history } = ending.claim;
      const { class: kind, status, requestId } = answer;
      const number = history.attempts.length;
      this.#tell({ type: "attempt_ended", line, number, class: kind, status, requestId, startedAt, endedAt });
    }
    for (const settled of outcomes) this.#tell({ type: "row_settled", ...settled });
    if (lost > 0) this.#tell({ type: "claims_lost", count: lost });
  }

  #reportConsequences({ hold, stop }: Consequences): void {
    const reason = "The server asked for a pause, or is not responding.";
    if (hold > 0) this.#tell({ type: "held", milliseconds: hold, reason });
    if (stop !== undefined) this.#tell({ type: "job_stopped", state: "paused", reason: stop });
  }

  #tell(event: DistributiveOmit<BulkEvent, "job">): void {
    tell(this.#setup.onEvent, { ...event, job: this.#setup.job.name });
  }
}

type DistributiveOmit<Union, Name extends PropertyKey> = Union extends unknown ? Omit<Union, Name> : never;

function isSent(record: Ended): record is Sent {
  return "answer" in record;
}
