/** Limits how many rows are held at once, and waits for free slots. */
export class Slots {
  readonly size: number;
  #taken = 0;
  #waiting: { readonly free: number; readonly resolve: () => void } | undefined;

  constructor(size: number) {
    this.size = size;
  }

  get free(): number {
    return this.size - this.#taken;
  }

  get taken(): number {
    return this.#taken;
  }

  take(count: number): void {
    this.#taken += count;
  }

  release(count: number): void {
    this.#taken -= count;
    if (this.#waiting !== undefined && this.free >= this.#waiting.free) {
      this.#waiting.resolve();
      this.#waiting = undefined;
    }
  }

  /** Resolves once `free` slots are free. Only one caller may wait at a time. */
  async whenFree(free: number): Promise<void> {
    if (this.free >= free) return;
    await new Promise<void>((resolve) => {
      this.#waiting = { free, resolve };
    });
  }
}
