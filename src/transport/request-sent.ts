/** A call of `fetch`, and what is known of its request. */
export interface Tracked<T> {
  readonly result: T;
  /** Whether it is certain that the request was never written to a connection. */
  readonly wasNeverSent: () => boolean;
  /** Call once the request is over. */
  readonly end: () => void;
}

/** Calls `fetch` on a platform that does not tell whether a request was written. See `node/request-sent.ts` for Node.js. */
export function trackRequest<T>(_url: string, fetch: () => T): Tracked<T> {
  return { result: fetch(), wasNeverSent: () => false, end: () => {} };
}
