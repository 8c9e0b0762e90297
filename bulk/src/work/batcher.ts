import { setTimeout as sleep } from "node:timers/promises";

/**
 * Collects items and passes them on in batches: at once if there are many, after a short wait if there are few, and
 * never two batches at the same time.
 */
export class Batcher<Item> {
  readonly #flush: (items: readonly Item[]) => Promise<void>;
  readonly #many: number;
  readonly #linger: number;
  #items: Item[] = [];
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;

  /**
   * @param flush takes the items; must not reject
   * @param many a batch of this size does not wait for more items; `linger`: how long a smaller one waits, in
   *   milliseconds
   */
  constructor(flush: (items: readonly Item[]) => Promise<void>, { many, linger }: { many: number; linger: number }) {
    this.#flush = flush;
    this.#many = many;
    this.#linger = linger;
  }

  add(...items: readonly Item[]): void {
    this.#items.push(...items);
    if (this.#items.length >= this.#many) this.#wake?.();
    this.#running ??= this.#run();
  }

  /** Resolves once everything is passed on. */
  async whenEmpty(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#items.length > 0) {
      if (this.#items.length < this.#many) await this.#more();
      const items = this.#items;
      this.#items = [];
      await this.#flush(items);
    }
    this.#running = undefined;
  }

  async #more(): Promise<void> {
    const timer = new AbortController();
    const enough = new Promise<void>((resolve) => (this.#wake = resolve));
    await Promise.race([enough, sleep(this.#linger, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
    this.#wake = undefined;
  }
}
