import { type Answer, withHeaders } from "./response/answer.ts";

/** A rate limit per credential. */
export interface RateLimit {
  /** How many requests are allowed at once, and in each window. */
  readonly limit: number;
  /** In seconds. */
  readonly window: number;
}

/** A credential's remaining quota after a request. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** How long until the full quota is available again, in seconds. */
  readonly fullIn: number;
  /** How long until the next request is allowed, in seconds; absent if this one was allowed. */
  readonly retryAfter?: number;
}

const LIMIT = /ratelimit-limit$/i;
const REMAINING = /ratelimit-remaining$/i;
const RESET = /ratelimit-reset$/i;

/** How many credentials to track: the least recently used is dropped, as if it had been idle. */
const MAX_BUCKETS = 10_000;

/**
 * A token bucket for each credential: it starts full and refills evenly. A token is as many units as a window has milliseconds,
 * and `limit` units are refilled per millisecond, since fractions of a token would not add up to whole ones.
 */
export function createRateLimiter({ limit, window }: RateLimit, now: () => number): (credential: string) => Allowance {
  const buckets = new Map<string, { units: number; at: number }>();
  const token = window * 1000;
  const full = limit * token;

  return (credential) => {
    const at = now();
    const bucket = buckets.get(credential) ?? { units: full, at };
    const filled = Math.min(full, bucket.units + Math.max(0, at - bucket.at) * limit);
    const units = filled >= token ? filled - token : filled;
    buckets.delete(credential);
    buckets.set(credential, { units, at });
    const [oldest] = buckets.keys();
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);

    const allowance = { limit, remaining: Math.floor(units / token), fullIn: secondsUntil(full - units) };
    return filled >= token ? allowance : { ...allowance, retryAfter: secondsUntil(token - units) };
  };

  function secondsUntil(units: number): number {
    return Math.ceil(units / (limit * 1000));
  }
}

/**
 * Puts an allowance into an answer's documented headers. Without a limit the remaining quota is the document's example limit,
 * or 0 in a requested 429.
 */
export function withAllowance(answer: Answer, allowance: Allowance | undefined, now: number): Answer {
  const { status, headers } = answer;
  return withHeaders(answer, rateLimitHeaders(headers, allowance ?? documentedAllowance(headers, status), now));
}

/** The allowance of a new caller. */
export function fullAllowance({ limit }: RateLimit): Allowance {
  return { limit, remaining: limit, fullIn: 0 };
}

function documentedAllowance(documented: Readonly<Record<string, string>>, status: number): Allowance {
  const valueOf = (pattern: RegExp) => Object.entries(documented).find(([name]) => pattern.test(name))?.[1];
  // An example of 0, or one that is not a number, does not state a limit.
  const limit = Number(valueOf(LIMIT)) || Number(valueOf(REMAINING)) || 100;
  if (status !== 429) return fullAllowance({ limit, window: 0 });
  return { limit, remaining: 0, fullIn: Number(valueOf(/^retry-after$/i)) || 60 };
}

/**
 * The documented headers that describe an allowance, with its values instead of the examples'. They are recognized by their
 * names' ends (`…RateLimit-Limit`, `-Remaining`, `-Reset`); a reset is a Unix time where the example is one, else a
 * number of seconds.
 */
function rateLimitHeaders(
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
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  for (const [name, example] of Object.entries(documented)) {
    const own = value(name, example);
    if (own !== undefined) headers[name] = String(own);
  }
  return headers;
}
