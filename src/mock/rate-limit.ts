/** A limit on a credential's requests. */
export interface RateLimit {
  /** How many requests at once, and in each window. */
  readonly limit: number;
  /** In seconds. */
  readonly window: number;
}

/** What is left to a credential after a request. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** How long until everything is allowed again, in seconds. */
  readonly fullIn: number;
  /** How long until the next request is allowed, in seconds; absent where this one was. */
  readonly retryAfter?: number;
}

const LIMIT = /ratelimit-limit$/i;
const REMAINING = /ratelimit-remaining$/i;
const RESET = /ratelimit-reset$/i;

/** More credentials than these are not told apart: the longest unused is forgotten, as if it had been idle. */
const MAX_BUCKETS = 10_000;

/** A token bucket for each credential: it starts full and refills evenly. */
export function createRateLimiter({ limit, window }: RateLimit, now: () => number): (credential: string) => Allowance {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMillisecond = limit / (window * 1000);

  return (credential) => {
    const at = now();
    const bucket = buckets.get(credential) ?? { tokens: limit, at };
    const filled = Math.min(limit, bucket.tokens + Math.max(0, at - bucket.at) * perMillisecond);
    const tokens = filled >= 1 ? filled - 1 : filled;
    buckets.delete(credential);
    buckets.set(credential, { tokens, at });
    const [oldest] = buckets.keys();
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);

    const allowance = { limit, remaining: Math.floor(tokens), fullIn: secondsUntil(limit - tokens) };
    return filled >= 1 ? allowance : { ...allowance, retryAfter: secondsUntil(1 - tokens) };
  };

  function secondsUntil(tokens: number): number {
    return Math.ceil(tokens / perMillisecond / 1000);
  }
}

/** The allowance where there is no limit: all that the documented example allows is left. */
export function untouched(documented: Readonly<Record<string, string>>): Allowance {
  const example = Object.entries(documented).find(([name]) => LIMIT.test(name))?.[1];
  const limit = Number(example ?? 0);
  return { limit, remaining: limit, fullIn: 0 };
}

/**
 * The documented headers that tell of an allowance, with its values in place of the examples'. They are known by their
 * names' ends (`…RateLimit-Limit`, `-Remaining`, `-Reset`); a reset is a Unix time where the example is one, else a
 * number of seconds.
 */
export function rateLimitHeaders(
  documented: Readonly<Record<string, string>>,
  { limit, remaining, fullIn, retryAfter }: Allowance,
  now: number,
): Readonly<Record<string, string>> {
  const value = (name: string, example: string): number | undefined => {
    if (LIMIT.test(name)) return limit;
    if (REMAINING.test(name)) return remaining;
    if (RESET.test(name)) return Number(example) > 1e9 ? Math.ceil(now / 1000) + fullIn : fullIn;
    return undefined;
  };
  const known = Object.entries(documented).flatMap(([name, example]) => {
    const own = value(name, example);
    return own === undefined ? [] : [[name, String(own)]];
  });
  return { ...Object.fromEntries(known), ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }) };
}
