import type { ClientOptions } from "revokit";
import { tokenVariable } from "revokit/toolkit";
import type { BulkApi, BulkClientOptions } from "../api/bulk-api.ts";
import { type Call, createCall } from "../api/call.ts";
import { readOperation } from "../api/read-operation.ts";
import { type BulkListener, tell } from "../events.ts";
import { type LedgerRow, readLedger } from "../ledger/read-ledger.ts";
import { HEARTBEAT } from "../plan/enqueue.ts";
import { queueOf } from "../store/engine.ts";
import type { Store } from "../store/store.ts";
import { createTelemetry } from "../telemetry.ts";
import { UsageError } from "../usage-error.ts";
import { gateKey } from "../work/gate.ts";
import { type WorkEnd, Worker } from "../work/worker.ts";
import { forget } from "./forget.ts";
import { type JobRecord, type JobState, getJob, moveJob } from "./job-record.ts";
import { replay } from "./replay.ts";
import { type JobStatus, readStatus } from "./status.ts";

/** How a worker works. */
export interface WorkOptions {
  /** How many calls may be in flight at once. Default: 20. */
  readonly concurrency?: number | undefined;
  /** Whether to stay while the job is paused, and go on when it is resumed. Default: false. */
  readonly waitWhilePaused?: boolean | undefined;
  /** Stops the worker when it is aborted: it takes no more rows, and lets the calls in flight end. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each event. */
  readonly onEvent?: BulkListener | undefined;
}

/** What a job's calls are made with. Nothing of it is stored. */
export interface CallMaker {
  readonly api: BulkApi;
  /** How the clients of this process are set up. */
  readonly client?: BulkClientOptions | undefined;
}

/** A job that is stored. Several processes can work on it at once where the store is PostgreSQL. */
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
   * @throws UsageError for a job that was found without the API to call
   */
  async work(options: WorkOptions = {}): Promise<WorkEnd> {
    const { concurrency = 20, waitWhilePaused = false, signal = new AbortController().signal, onEvent } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new UsageError("concurrency must be a whole number of at least 1.");
    }
    const store = this.#store;
    const record = await getJob(store, this.name);
    const { call, token } = this.#prepareCalls(record);
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

  #prepareCalls(record: JobRecord): { readonly call: Call; readonly token: ClientOptions["token"] } {
    if (this.#maker?.api.facts.name !== record.api) {
      throw new UsageError(`To work on the job ${record.name}, its API ${record.api} must be given.`);
    }
    const { api, client } = this.#maker;
    const token = client?.token ?? process.env[tokenVariable({ name: record.api })];
    const options: ClientOptions = { baseUrl: record.baseUrl, ...client, token };
    return { call: createCall(api, readOperation(api, record.operation), options), token };
  }

  /** Where the job stands. */
  async status(): Promise<JobStatus> {
    return readStatus(this.#store, this.#record);
  }

  /** The job's ledger: every line of the input in its order, and what came of it. */
  async *ledger(): AsyncGenerator<LedgerRow, void> {
    yield* readLedger(this.#store, await getJob(this.#store, this.name));
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
    await this.#store.boss.deleteQueuedJobs(queueOf(this.#record.id));
  }

  /**
   * Retries rows of unknown outcome: those whose repeat has no second effect, or one that you name by its line after
   * you have checked that it did not take effect. Call `work` then.
   * @returns how many
   */
  async replay(options: { readonly row?: number | undefined } = {}): Promise<number> {
    return replay(this.#store, await getJob(this.#store, this.name), options.row);
  }

  /** Deletes everything that the store holds about the job, including its ledger. */
  async forget(): Promise<void> {
    await forget(this.#store, this.#record);
  }

  async #move(from: readonly JobState[], to: JobState, reason?: string): Promise<void> {
    if (await moveJob(this.#store, this.#record.id, from, to, reason)) return;
    const { state } = await getJob(this.#store, this.name);
    if (state === to) return;
    throw new UsageError(`The job ${this.name} is ${state}: only one that is ${from.join(" or ")} can be ${to}.`);
  }
}
