/** A fault injected into a request. */
export interface Fault {
  /** Whether it happens before the server applies the request, after, or instead. */
  readonly when: "before" | "after" | "instead";
  /** What happens to the response; a number replaces its status. */
  readonly response:
    | "none" // It is never sent.
    | "reset" // The connection is reset (TCP RST).
    | "closed" // The connection is closed (TCP FIN).
    | "late" // It is never sent, and the server acts when the attempt is over.
    | "in-progress" // It is the conflict "the same key is in progress".
    | "key-reused" // It is the conflict "the key belongs to another request".
    | "own" // It is the server's own.
    | number;
  /** What happens to its body. */
  readonly body?: BrokenBody;
  /** Whether it has `Retry-After: 0`. */
  readonly retryAfter?: true;
}

/** A fault of a body. */
export type BrokenBody =
  | "cut-off" // The head promises more than comes, and the connection closes.
  | "stalled" // The same, and the connection stays.
  | "empty"
  | "no-json"
  | "wrong-type" // Its media type is text/html.
  | "wrong-encoding" // It says that it is gzip, and is not.
  | "too-large"; // It is larger than `maxResponseBytes` allows.

const BODIES = ["cut-off", "stalled", "empty", "no-json", "wrong-type", "wrong-encoding", "too-large"] as const;

/** The server applies the request and breaks the connection, after which many platforms resend it. */
export const brokenConnections: readonly Fault[] = [
  { when: "after", response: "reset" },
  { when: "after", response: "closed" },
];

/**
 * The faults of an honest server and its network. A response that means "not applied" is sent before or instead of the
 * effect; an ambiguous one may also be sent after it.
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

/** Statuses whose meaning is ambiguous: accepted, partial, elsewhere, later. */
export const undecidedFaults: readonly Fault[] = [
  ...onBothSides(202, 207, 301, 302, 303, 304, 500, 504),
  ...onBothSides(503).map((fault): Fault => ({ ...fault, retryAfter: true })),
  ...brokenConnections,
  { when: "after", response: 204 },
  ...instead(307, 308),
];

/** A conflict for a key in progress, or one that can't be read. */
export const inProgressFaults: readonly Fault[] = [
  ...BODIES.flatMap((body) => onBothSides("in-progress").map((fault) => ({ ...fault, body }))),
  ...onBothSides("in-progress"),
  { when: "before", response: "late" },
  { when: "after", response: "none" },
  { when: "instead", response: "key-reused" },
];

/** A server that applies a request and answers that it was invalid. No client can tell. */
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
