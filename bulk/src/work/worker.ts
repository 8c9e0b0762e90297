import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "../events.ts";
import { total } from "../rows/progress.ts";
import { withPatience } from "../store/patience.ts";
import type { Claim } from "./claim.ts";
import { claimRows, touch } from "./claim-rows.ts";
import { burstOf, reserve } from "./gate.ts";
import { countOutcomes, type JobView, viewJob } from "./job-watch.ts";
import { Pulse } from "./pulse.ts";
import { Recorder } from "./recorder.ts";
import { sendRow } from "./send.ts";
import type { WorkerSetup } from "./setup.ts";
import { Slots } from "./slots.ts";

/** Why a worker ended. */
export type WorkEnd = "done" | "paused" | "cancelled" | "interrupted";

/** How often an idle worker looks for rows, and a waiting one for the job's state, in milliseconds. */
const POLL = 500;
const PAUSED_POLL = 2_000;
/** A wait after which nothing needs to be looked at again, in milliseconds. */
const BRIEF = 100;

/** Takes rows, sends them and records what came of them, until there are none left or the job stops. */
export class Worker {
  readonly #setup: WorkerSetup;
  readonly #slots: Slots;
  readonly #pulse: Pulse;
  readonly #recorder: Recorder;

  constructor(setup: WorkerSetup) {
    const { store, job, concurrency, heartbeat } = setup;
    this.#setup = setup;
    this.#slots = new Slots(concurrency);
    this.#pulse = new Pulse((claims) => touch(store, store, job.id, claims), heartbeat);
    this.#recorder = new Recorder(setup, (claims) => this.#letGo(claims));
  }

  /** Rejects where the store fails for good. What is in flight is lost then, as if the process had been killed. */
  async run(): Promise<WorkEnd> {
    try {
      let end: WorkEnd | undefined;
      while (end === undefined) end = await this.#round();
      await this.#slots.whenFree(this.#slots.size);
      await this.#recorder.whenDone();
      return end;
    } finally {
      this.#pulse.stop();
    }
  }

  async #round(): Promise<WorkEnd | undefined> {
    const { store, job, gate, signal, waitsWhilePaused, concurrency } = this.#setup;
    this.#recorder.assertWorking();
    if (signal.aborted) return "interrupted";
    const lot = job.rate === undefined ? concurrency : Math.min(burstOf(job.rate), concurrency);
    await this.#slots.whenFree(Math.min(lot, Math.ceil(concurrency / 4)));
    const view = await this.#patiently(() => viewJob(store, job.id, gate));
    if (view.state === "cancelled") return "cancelled";
    if (view.state === "paused" && !waitsWhilePaused) return "paused";
    if (view.state !== "running") return this.#pause(PAUSED_POLL);
    if (view.heldFor > 0) return this.#pause(Math.min(view.heldFor, PAUSED_POLL));
    if (!view.isWaiting) return this.#rest(view);
    const count = Math.min(lot, this.#slots.free);
    // The gate comes first: what waits there has not been claimed yet, and is as old as it is when it is sent.
    if (await this.#passGate(count)) await this.#claimAndSend(count);
    return undefined;
  }

  /** Returns false where rows can't leave now: the job has stopped, or all workers are held. */
  async #passGate(count: number): Promise<boolean> {
    const { store, job, gate, signal } = this.#setup;
    const { rate } = job;
    if (rate === undefined) return true;
    const wait = await this.#patiently(() => reserve(store, gate, rate, count));
    await this.#pause(wait);
    if (signal.aborted) return false;
    if (wait < BRIEF) return true;
    const { state, heldFor } = await this.#patiently(() => viewJob(store, job.id, gate));
    return state === "running" && heldFor === 0;
  }

  async #claimAndSend(count: number): Promise<void> {
    const { store, job, call, heartbeat, onEvent } = this.#setup;
    const { isFresh, toSend, toSettle } = await this.#patiently(async () => ({
      isFresh: freshness(heartbeat),
      ...(await claimRows(store, job, count)),
    }));
    const claims = [...toSend, ...toSettle];
    if (claims.length === 0) return;
    this.#slots.take(claims.length);
    this.#pulse.add(claims);
    const again = claims.filter(({ retryCount }) => retryCount > 0).length;
    tell(onEvent, { type: "rows_claimed", job: job.name, count: claims.length, again });
    this.#recorder.add(...toSettle.map((claim) => ({ ending: { claim, isFinal: true } })));
    for (const claim of toSend) void sendRow(call, claim, isFresh).then((sent) => this.#recorder.add(sent));
  }

  /** No row waits: all is done, or rows are in other hands, or are to be repeated later. */
  async #rest({ rows }: JobView): Promise<WorkEnd | undefined> {
    const { store, job } = this.#setup;
    if (this.#slots.taken === 0 && total(await this.#patiently(() => countOutcomes(store, job.id))) >= rows)
      return "done";
    return this.#pause(this.#slots.taken > 0 ? POLL / 5 : POLL);
  }

  #letGo(claims: readonly Claim[]): void {
    this.#pulse.remove(claims);
    this.#slots.release(claims.length);
  }

  /** Ends early when the worker is to stop. */
  async #pause(milliseconds: number): Promise<undefined> {
    if (milliseconds <= 0) return;
    await sleep(milliseconds, undefined, { signal: this.#setup.signal }).catch(() => {});
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { job, onEvent } = this.#setup;
    return withPatience(work, (error) => tell(onEvent, { type: "store_trouble", job: job.name, error }));
  }
}

/** Whether rows that are claimed now can't have been taken away yet, by both of the clocks that a process has. */
function freshness(heartbeat: number): () => boolean {
  const [monotonic, wall] = [performance.now(), Date.now()];
  const span = (heartbeat * 1000) / 2;
  return () => performance.now() - monotonic < span && Date.now() - wall < span;
}
