/** A list from which several threads take, each item once. */
export class Queue<T> implements Iterable<T> {
  /** What a thread has to be handed. */
  readonly shared: { readonly items: readonly T[]; readonly taken: Int32Array };

  constructor(shared: Queue<T>["shared"]) {
    this.shared = shared;
  }

  static of<T>(items: readonly T[]): Queue<T> {
    return new Queue({ items, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) });
  }

  *[Symbol.iterator](): Iterator<T> {
    const { items, taken } = this.shared;
    for (;;) {
      const item = items[Atomics.add(taken, 0, 1)];
      if (item === undefined) return;
      yield item;
    }
  }
}
