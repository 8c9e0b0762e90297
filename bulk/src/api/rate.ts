/** A rate of requests. */
export interface Rate {
  /** How many requests. */
  readonly limit: number;
  /** The window, in seconds. */
  readonly window: number;
}
