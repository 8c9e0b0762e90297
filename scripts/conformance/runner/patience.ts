/** In milliseconds. */
const DEFAULT_MAX_WAIT = 3_600_000;

/** How much longer a wait must be for another one to begin, in milliseconds: `Retry-After` states whole seconds. */
const TOLERANCE = 500;

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
  #current: { readonly promise: Promise<void>; readonly end: number } | undefined;
  #waited = 0;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** Requests that are throttled together wait together. Throws an `OutOfPatience`. */
  async wait(delay: number): Promise<void> {
    const now = performance.now();
    const left = this.#current === undefined ? 0 : Math.max(0, this.#current.end - now);
    if (this.#current !== undefined && delay < left + TOLERANCE) return this.#current.promise;
    const { wait, maxWait = DEFAULT_MAX_WAIT, onWait } = this.#options;
    const longer = delay - left;
    if (this.#waited + longer > maxWait) throw new OutOfPatience(maxWait);
    onWait?.(longer, this.#waited);
    this.#waited += longer;
    const promise = wait(delay).finally(() => {
      // A longer wait may have begun.
      if (this.#current?.promise === promise) this.#current = undefined;
    });
    this.#current = { promise, end: now + delay };
    return promise;
  }
}
