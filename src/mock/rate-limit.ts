import { type Answer, withHeaders } from "./response/answer.ts";

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

/**
 * An answer whose documented headers tell of an allowance. Where there is no limit, all is left that the document's example
 * allows: but after a 429 that was asked for, nothing.
 */
export function withAllowance(answer: Answer, allowance: Allowance | undefined, now: number): Answer {
  const { status, headers } = answer;
  return withHeaders(answer, rateLimitHeaders(headers, allowance ?? documentedAllowance(headers, status), now));
}

/** The allowance of a caller who has not called yet. */
export function fullAllowance({ limit }: RateLimit): Allowance {
  return { limit, remaining: limit, fullIn: 0 };
}

function documentedAllowance(documented: Readonly<Record<string, string>>, status: number): Allowance {
  const valueOf = (pattern: RegExp) => Object.entries(documented).find(([name]) => pattern.test(name))?.[1];
  // An example of no requests at all, or one that is no number, says nothing of how many there are.
  const limit = Number(valueOf(LIMIT)) || Number(valueOf(REMAINING)) || 100;
  if (status !== 429) return fullAllowance({ limit, window: 0 });
  return { limit, remaining: 0, fullIn: Number(valueOf(/^retry-after$/i)) || 60 };
}

/**
 * The documented headers that tell of an allowance, with its values in place of the examples'. They are known by their
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
