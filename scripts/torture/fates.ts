/** When a fate strikes: before the server does what it is asked to, after, or in place of it. */
export type When = "before" | "after" | "instead";

/** What can befall a request. */
export interface Fate {
  readonly when: When;
  /** What becomes of the answer. */
  readonly answer:
    | "none" // The request is never answered.
    | "reset" // The connection is reset (TCP RST).
    | "closed" // The connection is closed (TCP FIN).
    | "late" // The server does it when the attempt is over.
    | "truncated" // The head says more than the body has, and the connection closes.
    | "stalled" // The same, and the connection stays.
    | "garbled" // The body is no JSON.
    | "empty" // There is no body.
    | "busy" // A conflict: the same key is in progress.
    | number; // An error of this status.
  /** With `Retry-After: 0`. */
  readonly retryAfter?: boolean;
}

/** Every fate that an honest server and its network can have in store. Those that mean "not done" strike before or instead. */
export const fates: readonly [Fate, ...Fate[]] = [
  { when: "before", answer: "none" },
  { when: "before", answer: "reset" },
  { when: "before", answer: "closed" },
  { when: "before", answer: "late" },
  { when: "before", answer: "busy" },
  { when: "before", answer: 408 },
  { when: "before", answer: 500 },
  { when: "before", answer: 503 },
  { when: "after", answer: "none" },
  { when: "after", answer: "reset" },
  { when: "after", answer: "closed" },
  { when: "after", answer: "truncated" },
  { when: "after", answer: "stalled" },
  { when: "after", answer: "garbled" },
  { when: "after", answer: "empty" },
  { when: "after", answer: "busy" },
  { when: "after", answer: 303 },
  { when: "after", answer: 408 },
  { when: "after", answer: 500 },
  { when: "after", answer: 502 },
  { when: "after", answer: 503 },
  { when: "instead", answer: 400 },
  { when: "instead", answer: 401 },
  { when: "instead", answer: 404 },
  { when: "instead", answer: 422 },
  { when: "instead", answer: 307 },
  { when: "instead", answer: 429 },
  { when: "instead", answer: 429, retryAfter: true },
  { when: "instead", answer: 501 },
  { when: "instead", answer: 503, retryAfter: true },
];
