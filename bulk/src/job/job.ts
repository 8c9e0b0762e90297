import { type BulkListener, tell } from "../events.ts";
import { type LedgerRow, readLedger } from "../ledger/read-ledger.ts";
import { hasNoQueue, HEARTBEAT, queueOf } from "../store/engine.ts";
import type { Store } from "../store/store.ts";
import { createTelemetry } from "../telemetry.ts";
import { UsageError } from "../usage-error.ts";
import { gateKey } from "../work/gate.ts";
import { type WorkEnd, Worker } from "../work/worker.ts";
import { forget } from "./forget.ts";
import { findJob, type JobRecord, type JobState, moveJob } from "./job-record.ts";
import { type CallMaker, prepareCalls } from "./prepare-calls.ts";
import { replay } from "./replay.ts";
import { type JobStatus, readStatus } from "./status.ts";

/** How a worker works. */
export interface WorkOptions {
  /** How many calls may be in flight at once. Default: 20. */
  readonly concurrency?: number | undefined;
  /** Whether to wait while the job is paused, and continue when it is resumed. Default: false. */
  readonly waitWhilePaused?: boolean | undefined;
  /** Stops the worker when it is aborted: it takes no more rows, and lets the calls in flight finish. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each event. */
  readonly onEvent?: BulkListener | undefined;
}

/** A stored job. Several processes can work on it at once if the store is PostgreSQL. */
export class Job {
  readonly name: string;
  /** The name of the API that it calls. */
  readonly api: string;
  readonly #store: Store;
  readonly #record: JobRecord;
  readonly #maker: CallMaker | undefined;

  constructor(store: Store, record: JobRecord, maker?: CallMaker) {
    this.name = record.name;
    this.api = record.api;
    this.#store = store;
    this.#record = record;
    this.#maker = maker;
  }

  /**
   * Works on the job until every row has its outcome, or the job stops. It may be killed at any time: start it again.
   * @returns why it ended
   * @throws UsageError for a job that was found without the API to call or with another version of it, and for settings with
   * which the client sends nothing, such as a missing token
   */
  async work(options: WorkOptions = {}): Promise<WorkEnd> {
    const { concurrency = 20, waitWhilePaused = false, signal = new AbortController().signal, onEvent } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new UsageError("concurrency must be a whole number of at least 1.");
    }
    const store = this.#store;
    const record = await this.#current();
    const { call, token } = await prepareCalls(store, record, this.#maker);
    const telemetry = createTelemetry();
    const queue = await store.boss.getQueue(queueOf(record.id));
    return new Worker({
      ...{ store, job: record, call, concurrency, signal },
      onEvent: (event) => {
        telemetry(event);
        tell(onEvent, event);
      },
      gate: gateKey(record, token, store.salt),
      heartbeat: queue?.heartbeatSeconds ?? HEARTBEAT,
      waitsWhilePaused: waitWhilePaused,
    }).run();
  }

  /** The job's status. */
  async status(): Promise<JobStatus> {
    return readStatus(this.#store, this.#record);
  }

  /** The job's ledger: every line of the input, in order, with its outcome. */
  async *ledger(): AsyncGenerator<LedgerRow, void> {
    yield* readLedger(this.#store, await this.#current());
  }

  /** Makes all workers stop taking rows. Calls in flight end as usual. */
  async pause(): Promise<void> {
    await this.#move(["running"], "paused", "An operator paused it.");
  }

  /** Lets workers continue. Start one if none is waiting. */
  async resume(): Promise<void> {
    await this.#move(["paused"], "running");
  }

  /** Cancels the job: rows not yet sent never will be. It can't be resumed. */
  async cancel(): Promise<void> {
    await this.#move(["planning", "running", "paused"], "cancelled", "An operator cancelled it.");
    await this.#store.boss.deleteQueuedJobs(queueOf(this.#record.id)).catch((error: unknown) => {
      if (!hasNoQueue(error)) throw error;
    });
  }

  /**
   * Sends rows of unknown outcome again: those where that has no second effect, or the one on a line that, as you have checked,
   * did not take effect. Call `work` afterwards.
   * @returns how many
   */
  async replay(options: { readonly row?: number | undefined } = {}): Promise<number> {
    return replay(this.#store, await this.#current(), options.row);
  }

  /** Deletes everything that the store has about the job, including its ledger. */
  async forget(): Promise<void> {
    await forget(this.#store, this.#record);
  }

  /** Another job may have its name by now. */
  async #current(): Promise<JobRecord> {
    const found = await findJob(this.#store, this.name);
    if (found?.id === this.#record.id) return found;
    throw new UsageError(`The job ${this.name} was forgotten: nothing is stored about it.`);
  }

  async #move(from: readonly JobState[], to: JobState, reason?: string): Promise<void> {
    if (await moveJob(this.#store, this.#record.id, from, to, reason)) return;
    const { state } = await this.#current();
    if (state === to) return;
    throw new UsageError(`The job ${this.name} is ${state}: only one that is ${from.join(" or ")} can be ${to}.`);
  }
}
