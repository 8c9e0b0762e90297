/** In milliseconds. */
const DEFAULT_MAX_WAIT = 3_600_000;

/** A server asked for more time than the run has left. */
export class OutOfPatience extends Error {
  override readonly name = "OutOfPatience";

  constructor(maxWait: number) {
    super(
      `the server still answers 429, and waiting for more than ${Math.round(maxWait / 1000)} s in total is not allowed`,
    );
  }
}

/** How a run waits for a rate limit. */
export interface PatienceOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** In milliseconds, for the whole run. Default: an hour. */
  readonly maxWait?: number | undefined;
  /** Called before each wait with its length and the length of all earlier waits, in milliseconds. */
  readonly onWait?: ((delay: number, before: number) => void) | undefined;
}

/** Waits for a rate limit as long as its `Retry-After` asks for, until the total for the run is used up. */
export class Patience {
  readonly #options: PatienceOptions;
  /** When the current wait ends, by the clock of waits. */
  #current: { readonly delay: number; readonly end: Promise<void> } | undefined;
  #waited = 0;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** Requests that are throttled together wait together. Throws an `OutOfPatience`. */
  async wait(delay: number): Promise<void> {
    if (this.#current !== undefined && this.#current.delay >= delay) return this.#current.end;
    const { wait, maxWait = DEFAULT_MAX_WAIT, onWait } = this.#options;
    if (this.#waited + delay > maxWait) throw new OutOfPatience(maxWait);
    onWait?.(delay, this.#waited);
    this.#waited += delay;
    const current = { delay, end: wait(delay).finally(() => (this.#current = undefined)) };
    this.#current = current;
    return current.end;
  }
}
