import type { Fetch, Tracked } from "./transport/attempt-types.ts";
import type { Classification } from "./transport/outcome.ts";

/**
 * What the transport knows of its platform. This is what holds for browsers, workerd and every platform that is not known;
 * `node/platform.ts` takes its place on Node.js, Bun and Deno.
 */
export function trackRequest<T>(_url: string, fetch: () => T): readonly [result: T, tracked: Tracked] {
  return [fetch(), UNTRACKED];
}

const UNTRACKED: Tracked = { wasNeverSent: () => false, end: () => {} };

/** Classifies a rejected `fetch`: nothing tells here whether the request was sent. */
export function classifyError(_error: unknown): Classification {
  return { class: "maybe", retry: true };
}

/** Gives requests that are not safe a connection of their own, where the platform's `fetch` can be told so. */
export function withOwnConnections(fetch: Fetch): Fetch {
  return fetch;
}

/** Whether `fetch`, the platform's or a given one, may send a copy of a request by itself. */
export function platformMayResend(_isGiven: boolean): boolean {
  return true;
}
