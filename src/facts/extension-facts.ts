/** How an operation is made idempotent (the Idempotency-Key draft of the IETF). */
export interface IdempotencyFacts {
  /** The header parameter of the key. */
  readonly header: string;
  /** How long the server keeps a key, as an ISO 8601 duration. */
  readonly retention?: string;
  /** The response header and value that mark a replay. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The response while the first request with the key is still running. */
  readonly inProgress?: ConflictFacts;
  /** The response to a key that was used with another request. */
  readonly keyReused?: ConflictFacts;
}

/** A conflict recognized by a reason: a word contained in some string of the body. */
export interface ConflictFacts {
  readonly status: string;
  readonly reason: string;
}

/** A server's rate limit per credential. */
export interface RateLimitFacts {
  /** How many requests are accepted at once, and in each window. */
  readonly limit: number;
  /** In seconds. */
  readonly window: number;
}

/** The response to a repeat that is not a replay. */
export interface RepeatFacts {
  readonly status: string;
  /** The name of the response's example. */
  readonly example?: string;
  /** Whether the document marks it `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/** Where to find the id to quote to support. */
export interface RequestIdLocation {
  /** A response header. */
  readonly header?: string;
  /** JSON pointers into bodies (RFC 6901), tried in their order. */
  readonly pointers?: readonly string[];
}
