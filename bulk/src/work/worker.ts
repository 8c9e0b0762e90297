import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "../events.ts";
import type { Rate } from "../api/rate.ts";
import { total } from "../rows/outcome-counts.ts";
import { queueOf } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import type { Claim } from "./claim.ts";
import { claimRows } from "./claim-rows.ts";
import { freshness } from "./freshness.ts";
import { burstOf, REACH, reserve } from "./gate.ts";
import { countOutcomes, type JobView, viewJob } from "./job-watch.ts";
import { Pulse } from "./pulse.ts";
import { Recorder } from "./recorder.ts";
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
  readonly #recorder: Recorder;
  readonly #supervision: Supervision;
  /** As last read: an operator may change it while the job runs. */
  #rate: Rate | undefined;
  /** Whether the job's state is unknown, or any row waits. */
  #mustLook = true;

  constructor(setup: WorkerSetup) {
    const { store, job, concurrency, heartbeat } = setup;
    this.#setup = setup;
    this.#slots = new Slots(concurrency);
    this.#pulse = new Pulse(store.boss, queueOf(job.id), heartbeat);
    this.#rate = job.rate;
    this.#recorder = new Recorder(
      setup,
      (claims) => this.#letGo(claims),
      () => this.#rate,
    );
    this.#supervision = new Supervision(store.boss, queueOf(job.id));
  }

  /** Rejects if the store fails for good. Calls in flight are then lost, as if the process had been killed. */
  async run(): Promise<WorkEnd> {
    try {
      let end: WorkEnd | undefined;
      while (end === undefined) end = await this.#round();
      await this.#slots.whenFree(this.#slots.size);
      await this.#recorder.whenDone();
      return end;
    } finally {
      this.#pulse.stop();
      await this.#supervision.stop();
    }
  }

  async #round(): Promise<WorkEnd | undefined> {
    const { store, job, gate, signal, waitsWhilePaused, concurrency } = this.#setup;
    this.#recorder.assertWorking();
    if (signal.aborted) return "interrupted";
    const lot = this.#rate === undefined ? concurrency : Math.min(burstOf(this.#rate), concurrency);
    await this.#slots.whenFree(Math.min(lot, Math.ceil(concurrency / 4)));
    if (this.#mustLook) {
      const view = await this.#patiently(() => viewJob(store, job.id, gate));
      this.#rate = view.rate;
      if (view.state === "cancelled") return "cancelled";
      if (view.state === "paused" && !waitsWhilePaused) return "paused";
      if (view.state !== "running") return this.#pause(PAUSED_POLL);
      if (view.heldFor > 0) return this.#pause(Math.min(view.heldFor, PAUSED_POLL));
      if (!view.isWaiting) return this.#rest(view);
    }
    this.#supervision.atMostEvery(BUSY);
    const count = Math.min(lot, this.#slots.free);
    // The gate comes before the claim, so that a claim is fresh when its row is sent.
    const isOpen = await this.#passGate(count);
    const claimed = isOpen && !signal.aborted ? await this.#claimAndSend(count) : 0;
    // A claim without rows would waste a turn at the gate, if there is one.
    this.#mustLook = claimed < count || this.#rate !== undefined;
    return undefined;
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

  /** Returns how many rows it has claimed. */
  async #claimAndSend(count: number): Promise<number> {
    const { store, job, gate, call, heartbeat, onEvent } = this.#setup;
    const { isFresh, toSend, toSettle } = await this.#patiently(async () => ({
      isFresh: freshness(heartbeat),
      ...(await claimRows(store, job, count, { gate, rate: this.#rate })),
    }));
    const claims = [...toSend, ...toSettle];
    if (claims.length === 0) return 0;
    this.#slots.take(claims.length);
    this.#pulse.add(claims);
    const again = claims.filter(({ retryCount }) => retryCount > 0).length;
    tell(onEvent, { type: "rows_claimed", job: job.name, count: claims.length, again });
    this.#recorder.add(...toSettle.map((claim) => ({ ending: { claim, isFinal: true } })));
    for (const claim of toSend) void sendRow(call, claim, isFresh).then((sent) => this.#recorder.add(sent));
    return claims.length;
  }

  /** No row is waiting: all are settled, held by other workers, or due later. */
  async #rest({ rows }: JobView): Promise<WorkEnd | undefined> {
    const { store, job } = this.#setup;
    if (this.#slots.taken === 0 && total(await this.#patiently(() => countOutcomes(store, job.id))) >= rows)
      return "done";
    this.#supervision.atMostEvery(RESTING);
    return this.#pause(this.#slots.taken > 0 ? POLL / 5 : POLL);
  }

  #letGo(claims: readonly Claim[]): void {
    this.#pulse.remove(claims);
    this.#slots.release(claims.length);
  }

  /** Ends early if the worker is told to stop. */
  async #pause(milliseconds: number): Promise<undefined> {
    if (milliseconds <= 0) return;
    await sleep(milliseconds, undefined, { signal: this.#setup.signal }).catch(() => {});
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { job, onEvent } = this.#setup;
    return withPatience(work, (error) => tell(onEvent, { type: "store_trouble", job: job.name, error }));
  }
}
