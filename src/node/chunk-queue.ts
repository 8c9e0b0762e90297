import type { BodySource } from "../transport/attempt-types.ts";

/** What holds back a connection. */
interface Flow {
  pause(): void;
  resume(): void;
}

/** How much may wait for the reader before the connection is paused, in bytes. */
const HIGH_WATER_MARK = 2 ** 16;

/** The chunks of a body that wait for their reader. */
export class ChunkQueue implements Pick<BodySource, "read"> {
  readonly #chunks: Uint8Array[] = [];
  /** The total size of the chunks, in bytes. */
  #size = 0;
  #failure: { readonly error: unknown } | undefined;
  #wake = () => {};
  /** Whether no more chunks will come. */
  isOver = false;
  /** Whether the connection is held back. */
  isPaused = false;
  flow: Flow | undefined;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#size >= HIGH_WATER_MARK) {
      this.isPaused = true;
      this.flow?.pause();
    }
    this.#wake();
  }

  end(): void {
    this.isOver = true;
    this.#wake();
  }

  /** Fails the reader, after the chunks that wait. The first failure counts. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async read() {
    for (;;) {
      const value = this.#chunks.shift();
      if (value) {
        this.#size -= value.byteLength;
        if (this.isPaused && this.#size === 0) {
          this.isPaused = false;
          this.flow?.resume();
        }
        return { done: false, value };
      }
      if (this.#failure) throw this.#failure.error;
      if (this.isOver) return { done: true };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
