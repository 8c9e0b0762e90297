import type { Fetch, Tracked } from "./transport/attempt-types.ts";
import type { Classification } from "./transport/outcome.ts";

/**
 * What the transport knows about its platform. This is the module for browsers, workerd and unknown platforms;
 * `node/platform.ts` replaces it on Node.js, Bun and Deno.
 */
export function trackRequest<T>(_sent: object, fetch: () => T): readonly [result: T, tracked: Tracked] {
  return [fetch(), UNTRACKED];
}

const UNTRACKED: Tracked = { end: () => undefined };

/** Classifies a rejected `fetch`. Nothing on these platforms reveals whether the request was sent. */
export function classifyError(_error: unknown): Classification {
  return { class: "maybe", retry: true };
}

/** Opens a new connection for each unsafe request, if the platform's `fetch` has an option for it. */
export function withOwnConnections(fetch: Fetch): Fetch {
  return fetch;
}

/** Whether `fetch`, the platform's or a custom one, may resend a request by itself. */
export function platformMayResend(_isGiven: boolean): boolean {
  return true;
}
