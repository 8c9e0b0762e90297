/** When a failed attempt is followed by another, and how soon. */
export interface RetryOptions {
  /** How many attempts a call may take, the first included. Default: 3. */
  readonly attempts?: number | undefined;
  /** The upper bound of the first wait, in milliseconds; it doubles with each further one. Default: 500. */
  readonly baseDelay?: number | undefined;
  /** What that bound never exceeds, in milliseconds. Default: 8,000. */
  readonly maxDelay?: number | undefined;
  /** The longest `Retry-After` that is waited for, in milliseconds; a longer one ends the call. Default: 60,000. */
  readonly maxRetryAfter?: number | undefined;
  /**
   * The retries that a client may have to its credit: each takes one. Default: 50. Against a server that is down this,
   * and not `attempts`, bounds the load that retries add.
   */
  readonly budget?: number | undefined;
  /** What each call adds to that credit, in retries. Default: 0.1. */
  readonly budgetPerCall?: number | undefined;
}

/** `RetryOptions` with the defaults filled in. */
export type RetryPolicy = { readonly [Name in keyof RetryOptions]-?: number };

/** Full jitter: anything from nothing to `min(base · 2ⁿ, max)`, so that clients that failed together come back apart. */
export function backoff(retry: number, { baseDelay, maxDelay }: RetryPolicy, random: number): number {
  return random * Math.min(baseDelay * 2 ** retry, maxDelay);
}

/** A token bucket that bounds the retries of one client: calls fill it, retries empty it. */
export class RetryBudget {
  readonly #capacity: number;
  readonly #perCall: number;
  #tokens: number;

  constructor({ budget, budgetPerCall }: RetryPolicy) {
    this.#capacity = budget;
    this.#perCall = budgetPerCall;
    this.#tokens = budget;
  }

  /** To be called once for every call. */
  deposit(): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + this.#perCall);
  }

  /** Takes a retry's worth out, if it is there. */
  withdraw(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
