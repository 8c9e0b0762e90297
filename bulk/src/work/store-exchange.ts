import { randomUUID } from "node:crypto";
import type { Rate } from "../api/rate.ts";
import { tell } from "../events.ts";
import { hasNoQueue } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import { Batcher } from "./batcher.ts";
import { type Claimed, NO_ROWS } from "./claim.ts";
import { consequencesOf } from "./consequences.ts";
import { type Ended, exchangeRows } from "./exchange-rows.ts";
import { claimFreshness } from "./claim-freshness.ts";
import { Outage } from "./outage.ts";
import type { Pulse } from "./pulse.ts";
import type { WorkerSetup } from "./setup.ts";
import type { Slots } from "./slots.ts";
import { tellEndings } from "./tell-endings.ts";

/** Rows that were claimed in one transaction. */
export interface FreshlyClaimed extends Claimed {
  /** Whether the claims are certainly still this worker's. */
  readonly isFresh: () => boolean;
  /** Whether there was room for more rows than were claimed. */
  readonly isShort: boolean;
}

/** A worker's request for rows. */
interface RowRequest {
  readonly count: number;
  readonly rate: Rate | undefined;
  readonly resolve: (claimed: FreshlyClaimed) => void;
}

/** How long a few rows wait to be exchanged together with more, in milliseconds. */
const LINGER = 15;

/**
 * Exchanges rows with the store: it records how some ended and claims as many others in the same transaction, so that both
 * wait for the disk once. It never holds more rows than there are slots.
 */
export class StoreExchange {
  /** How many transactions may be in progress at once: one sends while the other waits for the disk. */
  readonly atOnce: number;
  readonly #setup: WorkerSetup;
  readonly #slots: Slots;
  readonly #pulse: Pulse;
  readonly #outage = new Outage();
  /** Ids to count outcomes under. Two transactions that count under the same id would wait for each other. */
  readonly #counters: string[];
  readonly #many: number;
  readonly #batcher: Batcher;
  readonly #requests: RowRequest[] = [];
  #ended: Ended[] = [];
  /** The job's rate, as of the last request. */
  #rate: Rate | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(setup: WorkerSetup, slots: Slots, pulse: Pulse) {
    this.#setup = setup;
    this.#rate = setup.job.rate;
    this.#slots = slots;
    this.#pulse = pulse;
    // An embedded store has one connection, and blocks the calls: there, a few large transactions cost least.
    const { isEmbedded } = setup.store;
    this.atOnce = isEmbedded ? 1 : 2;
    this.#many = Math.ceil(setup.concurrency * (isEmbedded ? 0.8 : 0.5));
    this.#counters = Array.from({ length: this.atOnce }, () => randomUUID());
    this.#batcher = new Batcher(
      { hasWork: () => this.#hasAtLeast(1), hasEnough: () => this.#hasAtLeast(this.#many), work: () => this.#work() },
      { linger: LINGER, atOnce: this.atOnce },
    );
  }

  /** Records, soon, how rows ended. */
  add(...ended: readonly Ended[]): void {
    this.#ended.push(...ended);
    this.#batcher.notify();
  }

  /**
   * Claims at most `count` rows, as soon as there is room for any.
   * @param rate the job's rate, as the caller knows it
   * @returns none if the job is no longer running, its rate has changed, or the gate is closed
   */
  async claim(count: number, rate: Rate | undefined): Promise<FreshlyClaimed> {
    return new Promise((resolve) => {
      this.#requests.push({ count, rate, resolve });
      this.#batcher.notify();
    });
  }

  /** Throws if the store has failed for good. */
  assertWorking(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async whenDone(): Promise<void> {
    await this.#batcher.whenIdle();
    this.assertWorking();
  }

  /** Whether this many rows have ended or can be claimed, or as many as are requested. */
  #hasAtLeast(many: number): boolean {
    const asked = this.#requests[0]?.count ?? 0;
    return this.#ended.length >= many || (asked > 0 && this.#claimable >= Math.min(many, asked));
  }

  /** How many rows can be claimed now: those that have ended make room. */
  get #claimable(): number {
    return Math.min(this.#requests[0]?.count ?? 0, this.#slots.free + this.#ended.length);
  }

  async #work(): Promise<void> {
    const count = this.#claimable;
    const ended = this.#ended;
    this.#ended = [];
    const request = this.#requests.shift();
    // The rows to claim use the slots of those that have ended, and `reserved` more. These are taken now, so that a concurrent
    // transaction does not claim the same room; in the end, the claimed rows hold a slot each, and nothing else does.
    const reserved = Math.max(0, count - ended.length);
    this.#slots.take(reserved);
    const claimed = await this.#exchange(ended, request, count);
    this.#pulse.remove(ended.map(({ ending }) => ending.claim));
    this.#slots.take(claimed.toSend.length + claimed.toSettle.length);
    this.#slots.release(reserved + ended.length);
    request?.resolve(claimed);
  }

  async #exchange(ended: readonly Ended[], request: RowRequest | undefined, count: number): Promise<FreshlyClaimed> {
    const { job, heartbeat, signal, onEvent } = this.#setup;
    if (request !== undefined) this.#rate = request.rate;
    const sent = ended.filter((each) => "answer" in each);
    const consequences = consequencesOf(sent, this.#rate, this.#outage);
    const mayClaim = request !== undefined && consequences.hold === 0 && consequences.stop === undefined;
    const counter = this.#counters.pop() ?? randomUUID();
    const work = async () => ({
      isFresh: claimFreshness(heartbeat),
      ...(await exchangeRows(this.#setup, counter, {
        endings: ended.map(({ ending }) => ending),
        consequences,
        claim: mayClaim && !signal.aborted ? { count, rate: request.rate } : undefined,
      })),
    });
    try {
      const trouble = (error: Error) => tell(onEvent, { type: "store_trouble", job: job.name, error });
      const { isFresh, recorded, claimed } = await withPatience(work, trouble);
      const claims = [...claimed.toSend, ...claimed.toSettle];
      this.#pulse.add(claims);
      tellEndings(this.#setup, sent, recorded, consequences);
      return { ...claimed, isFresh, isShort: claims.length < count };
    } catch (error) {
      // The attempts stay recorded without an answer, as if this process had been killed now. A job without a queue was
      // forgotten, which the worker sees when it looks at it again.
      if (!hasNoQueue(error)) this.#failure ??= { error };
      return { ...NO_ROWS, isFresh: () => false, isShort: true };
    } finally {
      this.#counters.push(counter);
    }
  }
}
