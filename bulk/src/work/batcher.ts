import { setTimeout as sleep } from "node:timers/promises";

/** Work that can be done in batches. */
export interface Batches {
  /** Whether there is anything to do. */
  readonly hasWork: () => boolean;
  /** Whether there is so much to do that it must not wait for more. */
  readonly hasEnough: () => boolean;
  /** Takes on what there is to do now, before it first awaits anything. Must not reject. */
  readonly work: () => Promise<void>;
}

/** When batches begin. */
export interface BatcherOptions {
  /** How long a small batch waits for more, in milliseconds. */
  readonly linger: number;
  /** How many batches may be in progress at once. */
  readonly atOnce: number;
}

/** Does work in batches: at once if there is enough, after a short wait if there is little. */
export class Batcher {
  readonly #batches: Batches;
  readonly #options: BatcherOptions;
  readonly #inProgress = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;

  constructor(batches: Batches, options: BatcherOptions) {
    this.#batches = batches;
    this.#options = options;
  }

  /** To be called whenever there is more to do. */
  notify(): void {
    if (this.#batches.hasEnough()) this.#wake?.();
    if (this.#batches.hasWork()) this.#running ??= this.#run();
  }

  /** Resolves once there is nothing to do. */
  async whenIdle(): Promise<void> {
    while (this.#running !== undefined || this.#inProgress.size > 0) {
      await this.#running;
      await Promise.all(this.#inProgress);
    }
  }

  async #run(): Promise<void> {
    // `#running` must be set before this ends.
    await Promise.resolve();
    while (this.#batches.hasWork()) {
      if (!this.#batches.hasEnough()) await this.#more();
      if (this.#inProgress.size < this.#options.atOnce) this.#begin();
      else await Promise.race(this.#inProgress);
    }
    this.#running = undefined;
  }

  #begin(): void {
    const batch = this.#batches.work().then(() => {
      this.#inProgress.delete(batch);
      // The batch may have made room for more.
      this.notify();
    });
    this.#inProgress.add(batch);
  }

  async #more(): Promise<void> {
    const timer = new AbortController();
    const enough = new Promise<void>((resolve) => (this.#wake = resolve));
    await Promise.race([enough, sleep(this.#options.linger, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
    this.#wake = undefined;
  }
}
