/** When and how often to retry a failed attempt. */
export interface RetryOptions {
  /** How many attempts a call may take, the first included. Default: 3. */
  readonly attempts?: number | undefined;
  /** The upper bound of the first wait, in milliseconds; it doubles with each retry. Default: 500. */
  readonly baseDelay?: number | undefined;
  /** The maximum of that bound, in milliseconds. Default: 8,000. */
  readonly maxDelay?: number | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds; a longer one ends the call. Default: 60,000. */
  readonly maxRetryAfter?: number | undefined;
  /**
   * The client's budget of retries: each takes one. Default: 50. While a server is down this, rather than `attempts`, bounds
   * the load of retries.
   */
  readonly budget?: number | undefined;
  /** What each call adds to that budget, in retries. Default: 0.1. */
  readonly budgetPerCall?: number | undefined;
}

/** `RetryOptions` with the defaults filled in. */
export type RetryPolicy = { readonly [Name in keyof RetryOptions]-?: number };

/** Full jitter: random from 0 to `min(base · 2ⁿ, max)`, so that clients that failed together do not retry together. */
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

  /** Call once per call. */
  deposit(): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + this.#perCall);
  }

  /** Takes one retry from the budget, if it has one. */
  withdraw(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
