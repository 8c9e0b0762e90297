/** What can befall a request. */
export interface Fault {
  /** Whether it strikes before the server does what it is asked to, after, or in place of it. */
  readonly when: "before" | "after" | "instead";
  /** What becomes of the response; a number is a status that it has in place of its own. */
  readonly response:
    | "none" // It is never sent.
    | "reset" // The connection is reset (TCP RST).
    | "closed" // The connection is closed (TCP FIN).
    | "late" // It is never sent, and the server acts when the attempt is over.
    | "in-progress" // It is the conflict "the same key is in progress".
    | "key-reused" // It is the conflict "the key belongs to another request".
    | "own" // It is the server's own.
    | number;
  /** What becomes of its body. */
  readonly body?: BrokenBody;
  /** Whether it has `Retry-After: 0`. */
  readonly retryAfter?: true;
}

/** What can be wrong with a body. */
export type BrokenBody =
  | "cut-off" // The head promises more than comes, and the connection closes.
  | "stalled" // The same, and the connection stays.
  | "empty"
  | "no-json"
  | "wrong-type" // Its media type is text/html.
  | "wrong-encoding" // It says that it is gzip, and is not.
  | "too-large"; // It is larger than `maxResponseBytes` allows.

const BODIES = ["cut-off", "stalled", "empty", "no-json", "wrong-type", "wrong-encoding", "too-large"] as const;

/** The server has done it, and breaks the connection: many platforms then send the request a second time. */
export const brokenConnections: readonly Fault[] = [
  { when: "after", response: "reset" },
  { when: "after", response: "closed" },
];

/**
 * What an honest server and its network can do. A response that means "not done" strikes before or instead; one that decides
 * nothing strikes on both sides.
 */
export const networkFaults: readonly Fault[] = [
  ...onBothSides("none", "in-progress", 408, 500, 503),
  ...brokenConnections,
  { when: "before", response: "reset" },
  { when: "before", response: "closed" },
  { when: "before", response: "late" },
  { when: "after", response: 502 },
  ...BODIES.map((body): Fault => ({ when: "after", response: "own", body })),
  ...instead(400, 401, 403, 404, 409, 410, 412, 422, 307, 308, 429, 501, 505, "key-reused"),
  { when: "instead", response: 429, retryAfter: true },
];

/** Statuses that say less than they seem to: accepted, in parts, elsewhere, later. */
export const undecidedFaults: readonly Fault[] = [
  ...onBothSides(202, 207, 301, 302, 303, 304, 500, 504),
  ...onBothSides(503).map((fault): Fault => ({ ...fault, retryAfter: true })),
  ...brokenConnections,
  { when: "after", response: 204 },
  ...instead(307, 308),
];

/** The same key is in progress, or nobody can read whether it is. */
export const inProgressFaults: readonly Fault[] = [
  ...BODIES.flatMap((body) => onBothSides("in-progress").map((fault) => ({ ...fault, body }))),
  ...onBothSides("in-progress"),
  { when: "before", response: "late" },
  { when: "after", response: "none" },
  { when: "instead", response: "key-reused" },
];

/** A server that does what it is asked to, and says that the request was wrong. No client can tell. */
export const lies: readonly Fault[] = [{ when: "after", response: 400 }];

function onBothSides(...responses: readonly Fault["response"][]): Fault[] {
  return responses.flatMap((response) => [
    { when: "before", response },
    { when: "after", response },
  ]);
}

function instead(...responses: readonly Fault["response"][]): Fault[] {
  return responses.map((response) => ({ when: "instead", response }));
}
