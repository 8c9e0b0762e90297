import type { RetryPolicy } from "../options.ts";

/** Full jitter: random from 0 to `min(base · 2ⁿ, max)`, so that clients that failed together do not retry together. */
export function backoff(retry: number, { baseDelay, maxDelay }: RetryPolicy, random: number): number {
  return random * Math.min(baseDelay * 2 ** retry, maxDelay);
}

/** A token bucket that bounds the retries of one client: calls fill it, retries empty it. */
export class RetryBudget {
  readonly #policy: RetryPolicy;
  #tokens: number;

  constructor(policy: RetryPolicy) {
    this.#policy = policy;
    this.#tokens = policy.budget;
  }

  /** To be called once, when a call begins. */
  deposit(): void {
    this.#tokens = Math.min(this.#policy.budget, this.#tokens + this.#policy.budgetPerCall);
  }

  /** Takes one retry from the budget, if it has one. */
  withdraw(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
