import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "../events.ts";
import type { Rate } from "../api/rate.ts";
import { total } from "../rows/outcome-counts.ts";
import { queueOf } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import { StoreExchange } from "./store-exchange.ts";
import { burstOf, REACH, reserve } from "./gate.ts";
import { countOutcomes, type JobView, viewJob } from "./job-watch.ts";
import { Pulse } from "./pulse.ts";
import { sendRow } from "./send.ts";
import type { WorkerSetup } from "./setup.ts";
import { Slots } from "./slots.ts";
import { BUSY, RESTING, Supervision } from "./supervision.ts";

/** Why a worker ended. */
export type WorkEnd = "done" | "paused" | "cancelled" | "interrupted";

/** How often an idle worker looks for rows, and a waiting one for the job's state, in milliseconds. */
const POLL = 500;
const PAUSED_POLL = 2_000;

/** Claims rows, sends them and records their results, until none are left or the job stops. */
export class Worker {
  readonly #setup: WorkerSetup;
  readonly #slots: Slots;
  readonly #pulse: Pulse;
  readonly #exchange: StoreExchange;
  readonly #supervision: Supervision;
  /** As last read: an operator may change it while the job runs. */
  #rate: Rate | undefined;
  /** Whether the job must be read first, because its state, or whether rows are waiting, is not known. */
  #mustLook = true;
  /** The claims in progress. */
  readonly #claiming = new Set<Promise<void>>();

  constructor(setup: WorkerSetup) {
    const { store, job, concurrency, heartbeat } = setup;
    this.#setup = setup;
    this.#slots = new Slots(concurrency);
    this.#pulse = new Pulse(store.boss, queueOf(job.id), heartbeat);
    this.#rate = job.rate;
    this.#exchange = new StoreExchange(setup, this.#slots, this.#pulse);
    this.#supervision = new Supervision(store.boss, queueOf(job.id));
  }

  /** Rejects if the store fails for good. Calls in flight are then lost, as if the process had been killed. */
  async run(): Promise<WorkEnd> {
    try {
      let end: WorkEnd | undefined;
      while (end === undefined) end = await this.#round();
      await Promise.all(this.#claiming);
      await this.#slots.whenFree(this.#slots.size);
      await this.#exchange.whenDone();
      return end;
    } finally {
      this.#pulse.stop();
      await this.#supervision.stop();
    }
  }

  async #round(): Promise<WorkEnd | undefined> {
    const { store, job, gate, signal, waitsWhilePaused, concurrency } = this.#setup;
    this.#exchange.assertWorking();
    if (signal.aborted) return "interrupted";
    const batch = this.#rate === undefined ? concurrency : Math.min(burstOf(this.#rate), concurrency);
    // With a rate, rows wait for the gate before they are claimed, so there must be room for them: a quarter of all slots,
    // since each turn at the gate is a transaction.
    if (this.#rate !== undefined) await this.#slots.whenFree(Math.min(batch, Math.ceil(concurrency / 4)));
    if (this.#mustLook) {
      const view = await this.#patiently(() => viewJob(store, job.id, gate));
      this.#rate = view.rate;
      if (view.state === "cancelled") return "cancelled";
      if (view.state === "paused" && !waitsWhilePaused) return "paused";
      const hold = view.state === "running" ? Math.min(view.heldFor, PAUSED_POLL) : PAUSED_POLL;
      if (hold > 0) {
        await this.#pause(hold);
        return undefined;
      }
      if (!view.isWaiting) return this.#rest(view);
    }
    this.#supervision.atMostEvery(BUSY);
    const count = this.#rate === undefined ? batch : Math.min(batch, this.#slots.free);
    // The gate comes before the claim, so that a claim is fresh when its row is sent.
    const isOpen = await this.#passGate(count);
    // A claim without rows would waste a turn at the gate, if there is one.
    this.#mustLook = !isOpen || this.#rate !== undefined;
    if (!isOpen || signal.aborted) return undefined;
    await this.#claim(count);
    return undefined;
  }

  /** Begins a claim, and waits until another may begin: where there is a rate, claims pass the gate one by one. */
  async #claim(count: number): Promise<void> {
    const claim = this.#claimAndSend(count).then((isFull) => {
      if (!isFull) this.#mustLook = true;
      this.#claiming.delete(claim);
    });
    this.#claiming.add(claim);
    if (this.#rate !== undefined || this.#claiming.size >= this.#exchange.atOnce) await Promise.race(this.#claiming);
  }

  /** Waits for the gate. Returns false if it stays closed for so long that the worker should look at the job again. */
  async #passGate(count: number): Promise<boolean> {
    const { store, gate } = this.#setup;
    const rate = this.#rate;
    if (rate === undefined) return true;
    const wait = await this.#patiently(() => reserve(store, gate, rate, count));
    await this.#pause(wait ?? REACH);
    return wait !== undefined;
  }

  /** Returns whether there were as many rows to claim as there was room for. */
  async #claimAndSend(count: number): Promise<boolean> {
    const { job, call, onEvent } = this.#setup;
    const { isFresh, toSend, toSettle, isShort } = await this.#exchange.claim(count, this.#rate);
    const claims = [...toSend, ...toSettle];
    if (claims.length > 0) {
      const again = claims.filter(({ retryCount }) => retryCount > 0).length;
      tell(onEvent, { type: "rows_claimed", job: job.name, count: claims.length, again });
    }
    this.#exchange.add(...toSettle.map((claim) => ({ ending: { claim, isFinal: true } })));
    for (const claim of toSend) void sendRow(call, claim, isFresh).then((sent) => this.#exchange.add(sent));
    return !isShort;
  }

  /** No row is waiting: all are settled, held by other workers, or due later. */
  async #rest({ rows }: JobView): Promise<WorkEnd | undefined> {
    const { store, job } = this.#setup;
    if (this.#slots.taken === 0 && total(await this.#patiently(() => countOutcomes(store, job.id))) >= rows)
      return "done";
    this.#supervision.atMostEvery(RESTING);
    await this.#pause(this.#slots.taken > 0 ? POLL / 5 : POLL);
    return undefined;
  }

  /** Ends early if the worker is told to stop. */
  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await sleep(milliseconds, undefined, { signal: this.#setup.signal }).catch(() => {});
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { job, onEvent } = this.#setup;
    return withPatience(work, (error) => tell(onEvent, { type: "store_trouble", job: job.name, error }));
  }
}
